import { parseArn, partitionOf } from "@stowage/model";
import { containers } from "../containers.js";
import { parseEcrImage } from "../ecr-image.js";
import { isPlaceholder } from "../placeholder.js";
import { isRegionCode } from "../region-code.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

type At = readonly (string | number)[];

export const onePartition: Rule = rule({
  id: "one-partition",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "What a task definition names is in one partition: credentials of one are unknown in another.",
  source: "AWS Fault Isolation Boundaries, partitions; IAM user guide, ARNs",
  docs: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html",
  messages: { other: "This is in the partition {own}, and {what} in {partition}: the task's credentials do not hold there." },
  hint: "Name one that is in {partition}.",
  check(task, report, { region }) {
    const known = region !== undefined && !isPlaceholder(region);
    const role = task.executionRoleArn ?? task.taskRoleArn ?? "";
    const partition = known ? partitionOf(region) : parseArn(role)?.partition;
    if (partition === undefined) return;
    const judge = (own: string | undefined, at: At, ...below: At): void => {
      if (own !== undefined) report("other", [...at, ...below], { own, what: known ? "the Assembly" : "the role", partition });
    };
    const unlessOurs = (own: string): string | undefined => (own === partition ? undefined : own);
    // Most begin like a role, or like the one before, and are as right: the same service in the same region.
    let right = headOf(role);
    const elsewhere = (text: string | undefined): string | undefined => {
      // Where the region is known, arn-partition judges the ARNs.
      if (known || text === undefined || (right !== "" && text.startsWith(right))) return undefined;
      const arn = parseArn(text);
      if (!arn) return undefined;
      const own = unlessOurs(arn.region === "" ? arn.partition : partitionOf(arn.region));
      if (own === undefined) right = headOf(text);
      return own;
    };
    judge(elsewhere(task.taskRoleArn), ["taskRoleArn"]);
    for (const { at, container } of containers(task)) {
      const { image = "", repositoryCredentials, environmentFiles, secrets, logConfiguration: logs } = container;
      const registry = parseEcrImage(image);
      if (registry !== undefined && isRegionCode(registry.region) && !repositoryCredentials)
        judge(unlessOurs(partitionOf(registry.region)), at, "image");
      judge(elsewhere(repositoryCredentials?.credentialsParameter), at, "repositoryCredentials", "credentialsParameter");
      environmentFiles?.forEach(({ value }, index) => judge(elsewhere(value), at, "environmentFiles", index, "value"));
      secrets?.forEach(({ valueFrom }, index) => judge(elsewhere(valueFrom), at, "secrets", index, "valueFrom"));
      const region = logs?.logDriver === "awslogs" ? logs.options?.["awslogs-region"] : undefined;
      if (region !== undefined && !isPlaceholder(region))
        judge(unlessOurs(partitionOf(region)), at, "logConfiguration", "options", "awslogs-region");
      logs?.secretOptions?.forEach(({ valueFrom }, index) =>
        judge(elsewhere(valueFrom), at, "logConfiguration", "secretOptions", index, "valueFrom"),
      );
    }
  },
});

/** What stands before the account: partition, service and region. */
function headOf(arn: string): string {
  let end = 0;
  for (let colon = 0; colon < 4; colon++) end = arn.indexOf(":", end) + 1;
  return arn.slice(0, end);
}
