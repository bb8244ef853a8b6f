import { service, runTask, assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskDefinitionKnown } from "./task-definition-known.js";

testRule(taskDefinitionKnown, {
  passes: {
    known: assembly(),
    "an ARN": assembly({
      services: { "main/web": service({ taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:3" }) },
    }),
  },
  fails: {
    "of a service": [
      assembly({ services: { "main/web": service({ taskDefinition: "api" }) } }),
      "unknown",
      "/services/main~1web/taskDefinition",
      { name: "api" },
    ],
    "of a task": [
      assembly({ tasks: { nightly: { request: runTask({ taskDefinition: "job" }) } } }),
      "unknown",
      "/tasks/nightly/request/taskDefinition",
    ],
  },
});
