import { parseArn, partitionOf } from "@stowage/model";
import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
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
    const partition = known ? partitionOf(region) : isPlaceholder(role) ? undefined : parseArn(role)?.partition;
    if (partition === undefined) return;
    const judge = (own: string | undefined, at: At): void => {
      if (own !== undefined && own !== partition) report("other", at, { own, what: known ? "the Assembly" : "the role", partition });
    };
    // Where the region is known, arn-partition judges the ARNs.
    const judgeArn = (text: string | undefined, at: At): void => {
      const arn = known || isPlaceholder(text ?? "") ? undefined : parseArn(text ?? "");
      if (arn) judge(arn.region === "" ? arn.partition : partitionOf(arn.region), at);
    };
    judgeArn(task.taskRoleArn, ["taskRoleArn"]);
    for (const { at, container } of containers(task)) {
      const { image = "", repositoryCredentials, environmentFiles = [], secrets = [], logConfiguration } = container;
      const [, home] = privateRegistry.exec(image) ?? [];
      if (home !== undefined && !repositoryCredentials) judge(partitionOf(home), [...at, "image"]);
      judgeArn(repositoryCredentials?.credentialsParameter, [...at, "repositoryCredentials", "credentialsParameter"]);
      environmentFiles.forEach(({ value }, index) => judgeArn(value, [...at, "environmentFiles", index, "value"]));
      secrets.forEach(({ valueFrom }, index) => judgeArn(valueFrom, [...at, "secrets", index, "valueFrom"]));
      const { logDriver, options = {}, secretOptions = [] } = logConfiguration ?? {};
      const logs = logDriver === "awslogs" ? options["awslogs-region"] : undefined;
      if (logs !== undefined && !isPlaceholder(logs)) judge(partitionOf(logs), [...at, "logConfiguration", "options", "awslogs-region"]);
      secretOptions.forEach(({ valueFrom }, index) =>
        judgeArn(valueFrom, [...at, "logConfiguration", "secretOptions", index, "valueFrom"]),
      );
    }
  },
});

const privateRegistry = /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z]{2,4}(?:-[a-z]+)+-\d+)\./;
