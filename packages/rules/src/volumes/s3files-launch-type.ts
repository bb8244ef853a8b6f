import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const s3filesLaunchType: Rule = rule({
  id: "s3files-launch-type",
  severity: "error",
  stage: "task-start",
  on: ["taskDefinition", "service", "runTask"],
  summary: "S3 Files volumes are mounted on Fargate and on Managed Instances.",
  source: "developer guide, configuring S3 Files for Amazon ECS, availability",
  docs: "s3files-volumes",
  needs: "s3filesVolumeConfiguration|launchType",
  messages: { unsupported: "On {launchType} no S3 Files volume is mounted, and a task that has one fails to start." },
  hint: "Run it on Fargate or on Managed Instances, or use an EFS volume on EC2.",
  check(subject, report, { taskDefinition }) {
    if ("containerDefinitions" in subject) {
      const index = (subject.volumes ?? []).findIndex(({ s3filesVolumeConfiguration: s3 }) => s3 !== undefined);
      const launchType = ["EC2", "EXTERNAL"].find((name) => requires(subject, name));
      const elsewhere = requires(subject, "FARGATE") || requires(subject, "MANAGED_INSTANCES");
      if (index >= 0 && launchType !== undefined && !elsewhere)
        report("unsupported", ["volumes", index, "s3filesVolumeConfiguration"], { launchType });
      return;
    }
    const { launchType = "" } = subject;
    // Where the task definition asks for EC2 itself, that is where it is said.
    const asked = taskDefinition !== undefined && requires(taskDefinition, launchType);
    if ((launchType === "EC2" || launchType === "EXTERNAL") && !asked && hasS3Files(taskDefinition))
      report("unsupported", ["launchType"], { launchType });
  },
});

function hasS3Files(task: RegisterTaskDefinitionRequest | undefined): boolean {
  return task?.volumes?.some(({ s3filesVolumeConfiguration: s3 }) => s3 !== undefined) ?? false;
}
