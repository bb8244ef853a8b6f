import { containers, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateNoDevices: Rule = rule({
  id: "fargate-no-devices",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Fargate gives containers no host devices.",
  source: "LinuxParameters$devices",
  docs: "API_LinuxParameters",
  aws: { type: "ClientException", text: "Tasks using the Fargate launch type do not support devices.", sure: "form" },
  needs: "devices",
  messages: { devices: 'Fargate gives "{container}" no devices of its host.' },
  hint: "Remove `linuxParameters.devices`, or run the task on EC2.",
  check(task, report) {
    if (!requires(task, "FARGATE")) return;
    for (const { at, container, name } of containers(task)) {
      if (container.linuxParameters?.devices?.length) report("devices", [...at, "linuxParameters", "devices"], { container: name });
    }
  },
});
