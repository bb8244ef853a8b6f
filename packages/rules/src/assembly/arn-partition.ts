import { isObject, parseArn, partitionOf } from "@stowage/model";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const arnPartition: Rule = rule({
  id: "arn-partition",
  severity: "error",
  stage: ["register", "create-service", "run-task"],
  on: "assembly",
  summary: "ARNs are of the partition that the Assembly's region is in: aws, aws-cn, aws-us-gov, ….",
  source: "botocore, endpoints and partitions",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { other: "The region {region} is in the partition {partition}, and this is an ARN of {own}." },
  hint: "Write arn:{partition}:….",
  check(assembly, report, { region }) {
    if (region === undefined || isPlaceholder(region)) return;
    const partition = partitionOf(region);
    const walk = (value: unknown, at: readonly (string | number)[]): void => {
      if (typeof value === "string") {
        const own = value.startsWith("arn:") ? parseArn(value)?.partition : undefined;
        if (own !== undefined && own !== partition) report("other", at, { region, partition, own });
      } else if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...at, index]);
      else if (isObject(value)) for (const [key, item] of Object.entries(value)) walk(item, [...at, key]);
    };
    for (const section of ["clusters", "capacityProviders", "taskDefinitions", "services", "tasks"] as const)
      walk(assembly[section], [section]);
  },
});
