import { ec2, fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { s3filesLaunchType } from "./s3files-launch-type.js";

const mounting = {
  taskRoleArn: "arn:aws:iam::123456789012:role/task",
  volumes: [
    {
      name: "data",
      s3filesVolumeConfiguration: { fileSystemArn: "arn:aws:s3files:us-east-1:123456789012:file-system/fs-0a1b2c3d4e5f6a7b8" },
    },
  ],
};
const open = ec2({ ...mounting, requiresCompatibilities: undefined });
const onEc2 = service({ launchType: "EC2", networkConfiguration: undefined });

testRule(s3filesLaunchType, {
  passes: {
    "on Fargate": fargate(mounting),
    "on Managed Instances": ec2({ ...mounting, networkMode: "awsvpc", requiresCompatibilities: ["MANAGED_INSTANCES"] }),
    "none on EC2": ec2(),
    "a service on EC2 without": given(onEc2, { taskDefinition: ec2() }, "service"),
  },
  fails: {
    "on EC2": [ec2(mounting), "unsupported", "/volumes/0/s3filesVolumeConfiguration", { launchType: "EC2" }],
    "on external instances": [
      ec2({ ...mounting, requiresCompatibilities: ["EXTERNAL"] }),
      "unsupported",
      "/volumes/0/s3filesVolumeConfiguration",
      { launchType: "EXTERNAL" },
    ],
    "a service on EC2": [given(onEc2, { taskDefinition: open }, "service"), "unsupported", "/launchType", { launchType: "EC2" }],
  },
});
