import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const healthStandalone: Rule = rule({
  id: "health-standalone",
  severity: "warning",
  stage: "never",
  on: "runTask",
  summary: "A standalone task is not stopped when it is unhealthy: only services replace such tasks.",
  source: "HealthCheck; developer guide, container health checks",
  docs: "healthcheck",
  messages: { ignored: 'Nothing follows when "{container}" is unhealthy: no service runs this task.' },
  hint: "Let the container end by itself with an exit code, or run the task in a service.",
  check(_request, report, { taskDefinition }) {
    const awaited = new Set(
      taskDefinition?.containerDefinitions.flatMap(({ dependsOn = [] }) =>
        dependsOn.filter(({ condition }) => condition === "HEALTHY").map(({ containerName }) => containerName),
      ),
    );
    const checked = taskDefinition?.containerDefinitions.find(
      ({ name, healthCheck }) => healthCheck !== undefined && !awaited.has(name ?? ""),
    );
    if (checked) report("ignored", ["taskDefinition"], { container: checked.name ?? "" });
  },
});
