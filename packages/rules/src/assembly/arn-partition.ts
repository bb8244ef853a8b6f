import { parseArn, partitionOf } from "@stowage/model";
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
    const right = `arn:${partition}:`;
    // One path for the whole walk: most values are never reported.
    const at: (string | number)[] = [];
    const walk = (value: unknown, key: string | number): void => {
      if (typeof value === "string") {
        if (value.startsWith(right) || !value.startsWith("arn:")) return;
        const own = parseArn(value)?.partition;
        if (own !== undefined && own !== partition) report("other", [...at, key], { region, partition, own });
      } else if (typeof value === "object" && value !== null) {
        at.push(key);
        if (Array.isArray(value)) for (let index = 0; index < value.length; index++) walk(value[index], index);
        else for (const name in value) if (!freeText.has(name)) walk(value[name as keyof typeof value], name);
        at.pop();
      }
    };
    for (const section of sections) walk(assembly[section], section);
  },
});

const sections = [
  "clusters",
  "capacityProviders",
  "autoScalingGroups",
  "taskDefinitions",
  "services",
  "scaling",
  "tasks",
  "loadBalancers",
] as const;

/** Members in which AWS takes any text. Plain variables: environment-arn-partition. */
const freeText = new Set(["environment", "command", "entryPoint", "dockerLabels", "healthCheck", "tags", "Tags"]);
