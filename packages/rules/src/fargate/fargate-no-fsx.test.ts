import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoFsx } from "./fargate-no-fsx.js";

const fsxWindowsFileServerVolumeConfiguration = {
  fileSystemId: "fs-0123456789abcdef0",
  rootDirectory: "share",
  authorizationConfig: { credentialsParameter: "arn:aws:ssm:us-east-1:123456789012:parameter/fsx", domain: "corp.example.com" },
};
const volumes = [{ name: "share", fsxWindowsFileServerVolumeConfiguration }];

testRule(fargateNoFsx, {
  passes: { "on EC2": ec2({ executionRoleArn: "execution", volumes }) },
  fails: { "on Fargate": [fargate({ volumes }), "fsx", "/volumes/0/fsxWindowsFileServerVolumeConfiguration", { volume: "share" }] },
});
