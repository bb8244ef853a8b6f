import { parseArn, partitionOf } from "@stowage/model";
import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const environmentArnPartition: Rule = rule({
  id: "environment-arn-partition",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "ARNs in plain variables are of the partition that the Assembly's region is in.",
  source: "IAM user guide, ARNs; our advice",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html",
  needs: "environment",
  messages: { other: '"{name}" is an ARN of {own}, where the credentials of a task in {region} do not hold.' },
  hint: "Write arn:{partition}:…, unless the program has credentials of its own there.",
  check(task, report, { region }) {
    if (region === undefined || isPlaceholder(region)) return;
    const partition = partitionOf(region);
    for (const { at, container } of containers(task)) {
      container.environment?.forEach(({ name = "", value = "" }, index) => {
        const own = value.startsWith("arn:") ? parseArn(value)?.partition : undefined;
        if (own !== undefined && own !== partition)
          report("other", [...at, "environment", index, "value"], { name, own, region, partition });
      });
    }
  },
});
