import { containerNames, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const proxyContainer: Rule = rule({
  id: "proxy-container",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`proxyConfiguration.containerName` names a container of the task.",
  source: "ProxyConfiguration$containerName",
  docs: "API_ProxyConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "proxyConfiguration",
  messages: { unknown: 'The proxy container "{name}" is not in the task.' },
  hint: "Name a container of this task: {names}.",
  check(task, report) {
    const name = task.proxyConfiguration?.containerName;
    const known = containerNames(task);
    if (name !== undefined && !known.has(name))
      report("unknown", ["proxyConfiguration", "containerName"], { name, names: quoted(known.list) });
  },
});
