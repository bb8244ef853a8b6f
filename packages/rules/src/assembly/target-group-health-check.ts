import type { CreateTargetGroupInput } from "@stowage/model/elbv2";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

/** Seconds, and counts in a row. Source: CreateTargetGroupInput, each at its member; read 2026-11. */
const ranges: readonly (readonly [member: keyof CreateTargetGroupInput & string, least: number, most: number])[] = [
  ["HealthCheckIntervalSeconds", 5, 300],
  ["HealthCheckTimeoutSeconds", 2, 120],
  ["HealthyThresholdCount", 2, 10],
  ["UnhealthyThresholdCount", 2, 10],
];

export const targetGroupHealthCheck: Rule = rule({
  id: "target-group-health-check",
  severity: "error",
  stage: "api",
  on: "assembly",
  summary: "A target group's health check has times and counts in AWS's ranges, and takes less than the time between two.",
  source: "CreateTargetGroupInput$HealthCheckIntervalSeconds; text: terraform-linters/tflint-ruleset-aws#404",
  docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
  aws: { type: "ValidationError", text: "Health check interval must be greater than the timeout.", textOf: ["long"], sure: "seen" },
  messages: {
    range: 'The target group "{group}" has {member} {value}; it is from {least} to {most}.',
    long: 'A health check of the target group "{group}" may take {timeout} s, and the next one comes after {interval} s.',
  },
  hint: "Write {remedy}.",
  check({ loadBalancers = {} }, report) {
    for (const [name, { targetGroups = [] }] of Object.entries(loadBalancers)) {
      for (const [index, group] of targetGroups.entries()) {
        const at = ["loadBalancers", name, "targetGroups", index];
        const data = { group: group.Name ?? "" };
        for (const [member, least, most] of ranges) {
          const value = group[member] as number | undefined;
          if (value === undefined || (value >= least && value <= most)) continue;
          report("range", [...at, member], { ...data, member, value, least, most, remedy: `a number from ${least} to ${most}` });
        }
        const { HealthCheckIntervalSeconds: interval, HealthCheckTimeoutSeconds: timeout, Protocol } = group;
        if (interval === undefined || timeout === undefined) continue;
        // Network Load Balancers take an equal time: aws/aws-cdk#26031.
        const longest = Protocol === "HTTP" || Protocol === "HTTPS" ? interval - 1 : interval;
        if (timeout > longest)
          report("long", [...at, "HealthCheckTimeoutSeconds"], { ...data, timeout, interval, remedy: `a time of at most ${longest} s` });
      }
    }
  },
});
