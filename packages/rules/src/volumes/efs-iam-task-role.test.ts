import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { efsIamTaskRole } from "./efs-iam-task-role.js";

const volumes = [
  {
    name: "data",
    efsVolumeConfiguration: {
      fileSystemId: "fs-01234567",
      transitEncryption: "ENABLED" as const,
      authorizationConfig: { iam: "ENABLED" as const },
    },
  },
];

testRule(efsIamTaskRole, {
  passes: { "with a role": fargate({ taskRoleArn: "arn:aws:iam::123456789012:role/task", volumes }) },
  fails: { without: [fargate({ volumes }), "role", "/volumes/0/efsVolumeConfiguration/authorizationConfig/iam", { volume: "data" }] },
});
