import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargatePidMode: Rule = rule({
  id: "fargate-pid-mode",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, `pidMode` is task or absent.",
  source: "RegisterTaskDefinitionRequest$pidMode; text: moto",
  docs: "API_RegisterTaskDefinition",
  aws: {
    type: "ClientException",
    text: "Tasks using the Fargate launch type do not support pidMode '{mode}'. The supported value for pidMode is 'task'.",
    sure: "emulator",
  },
  needs: "pidMode",
  messages: { host: "On Fargate there is no host whose processes could be shared." },
  hint: 'Write "task" to share processes between the containers, or remove `pidMode`.',
  check(task, report) {
    if (requires(task, "FARGATE") && task.pidMode === "host") report("host", ["pidMode"], { mode: task.pidMode });
  },
});
