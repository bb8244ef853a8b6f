import { fargate, service, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { execTaskRole } from "./exec-task-role.js";

const exec = service({ enableExecuteCommand: true });

testRule(execTaskRole, {
  passes: {
    "with a role": given(exec, { taskDefinition: fargate({ taskRoleArn: "arn:aws:iam::123456789012:role/task" }) }),
    "an unknown task definition": exec,
    "a role of the run": given(
      runTask({ enableExecuteCommand: true, overrides: { taskRoleArn: "arn:aws:iam::123456789012:role/task" } }),
      { taskDefinition: fargate() },
      "runTask",
    ),
  },
  fails: { without: [given(exec, { taskDefinition: fargate() }), "role", "/enableExecuteCommand"] },
});
