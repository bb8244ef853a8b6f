import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { execReadOnlyRoot } from "./exec-read-only-root.js";

const exec = service({ enableExecuteCommand: true });
const role = { taskRoleArn: "arn:aws:iam::123456789012:role/task" };

testRule(execReadOnlyRoot, {
  passes: { writable: given(exec, { taskDefinition: fargate(role) }) },
  fails: {
    "read only": [
      given(exec, { taskDefinition: fargate(role, { readonlyRootFilesystem: true }) }),
      "readOnly",
      "/enableExecuteCommand",
      { container: "app" },
    ],
  },
});
