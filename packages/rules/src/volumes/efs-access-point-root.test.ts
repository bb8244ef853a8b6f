import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { efsAccessPointRoot } from "./efs-access-point-root.js";

const efs = (rootDirectory?: string, accessPointId: string | undefined = "fsap-01234567") =>
  fargate({
    volumes: [
      {
        name: "data",
        efsVolumeConfiguration: {
          fileSystemId: "fs-01234567",
          transitEncryption: "ENABLED",
          rootDirectory,
          authorizationConfig: { accessPointId },
        },
      },
    ],
  });

testRule(efsAccessPointRoot, {
  passes: {
    none: efs(),
    "the root": efs("/"),
    "without an access point": fargate({
      volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-01234567", rootDirectory: "/data" } }],
    }),
  },
  fails: { another: [efs("/data"), "root", "/volumes/0/efsVolumeConfiguration/rootDirectory", { directory: "/data" }] },
});
