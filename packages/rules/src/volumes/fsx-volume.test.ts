import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fsxVolume } from "./fsx-volume.js";

const fsx = (credentialsParameter: string, domain: string, change: object = { executionRoleArn: "execution" }) =>
  ec2({
    ...change,
    volumes: [
      {
        name: "share",
        fsxWindowsFileServerVolumeConfiguration: {
          fileSystemId: "fs-0123",
          rootDirectory: "share",
          authorizationConfig: { credentialsParameter, domain },
        },
      },
    ],
  });
const arn = "arn:aws:ssm:us-east-1:123456789012:parameter/fsx";
const path = "/volumes/0/fsxWindowsFileServerVolumeConfiguration";

testRule(fsxVolume, {
  passes: { whole: fsx(arn, "corp.example.com") },
  fails: {
    "a name": [fsx("fsx", "corp.example.com"), "credentials", `${path}/authorizationConfig/credentialsParameter`, { value: "fsx" }],
    "a short domain": [fsx(arn, "corp"), "domain", `${path}/authorizationConfig/domain`],
    "no role": [fsx(arn, "corp.example.com", {}), "role", "/executionRoleArn"],
    Linux: [
      fsx(arn, "corp.example.com", { executionRoleArn: "execution", runtimePlatform: { operatingSystemFamily: "LINUX" } }),
      "linux",
      path,
    ],
  },
});
