import { limits } from "@stowage/model";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const monitoringConfiguration: Rule = rule({
  id: "monitoring-configuration",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary:
    "A service configures its metrics at most five times, each with a resolution of 20 or 60 seconds and CPUUtilization or MemoryUtilization.",
  source: "MetricConfiguration",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "monitoring",
  messages: {
    many: "There are {count} configurations; ECS takes {max}.",
    resolution: "{seconds} s is no resolution.",
    metric: '"{metric}" is no metric that can be configured.',
    none: "This configuration names no metric.",
  },
  hint: "Write 20 or 60 seconds, for CPUUtilization and MemoryUtilization.",
  check({ monitoring }, report) {
    const all = monitoring?.metricConfigurations ?? [];
    const { max } = limits.monitoringConfigurations;
    if (all.length > max) report("many", ["monitoring", "metricConfigurations"], { count: all.length, max });
    for (const [index, { resolutionSeconds: seconds, metricNames = [] }] of all.entries()) {
      const path = ["monitoring", "metricConfigurations", index];
      if (seconds !== 20 && seconds !== 60) report("resolution", [...path, "resolutionSeconds"], { seconds: seconds ?? "no" });
      if (metricNames.length === 0) report("none", [...path, "metricNames"]);
      for (const [place, metric] of metricNames.entries()) {
        if (metric !== "CPUUtilization" && metric !== "MemoryUtilization") report("metric", [...path, "metricNames", place], { metric });
      }
    }
  },
});
