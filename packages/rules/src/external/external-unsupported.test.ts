import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalUnsupported } from "./external-unsupported.js";

const external = (change: object) => ec2({ requiresCompatibilities: ["EXTERNAL"], ...change });

testRule(externalUnsupported, {
  passes: {
    "a bind mount": external({ volumes: [{ name: "data" }] }),
    "FSx for Windows File Server, over a connection to the VPC": external({
      networkMode: undefined,
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
      runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" },
      volumes: [
        {
          name: "data",
          fsxWindowsFileServerVolumeConfiguration: {
            fileSystemId: "fs-0eeb5730b2EXAMPLE",
            rootDirectory: "share",
            authorizationConfig: {
              credentialsParameter: "arn:aws:secretsmanager:us-east-1:123456789012:secret:fsx-Ab1Cd2",
              domain: "corp.example.com",
            },
          },
        },
      ],
    }),
  },
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
