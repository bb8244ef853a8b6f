import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalUnsupported } from "./external-unsupported.js";

const external = (change: object) => ec2({ requiresCompatibilities: ["EXTERNAL"], ...change });

testRule(externalUnsupported, {
  passes: { "a bind mount": external({ volumes: [{ name: "data" }] }) },
  fails: {
    EFS: [
      external({ volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-01234567" } }] }),
      "member",
      "/volumes/0/efsVolumeConfiguration",
      { member: "efsVolumeConfiguration" },
    ],
    EBS: [external({ volumes: [{ name: "data", configuredAtLaunch: true }] }), "member", "/volumes/0/configuredAtLaunch"],
  },
});
