import { containers } from "../containers.js";
import { removeItem } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const envReserved: Rule = rule({
  id: "env-reserved",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "No container sets a variable that the agent sets.",
  source: "aws/amazon-ecs-agent; developer guide, GPUs",
  docs: "task-metadata-endpoint-v4",
  messages: { reserved: 'ECS sets "{name}" itself.' },
  hint: "Remove it.",
  fix: removeItem,
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const list of ["environment", "secrets"] as const) {
        const entries = container[list] ?? [];
        for (let index = 0; index < entries.length; index++) {
          const { name = "" } = entries[index]!;
          if (
            reserved.has(name) &&
            (name !== "NVIDIA_VISIBLE_DEVICES" || container.resourceRequirements?.some(({ type }) => type === "GPU"))
          )
            report("reserved", [...at, list, index, "name"], { name });
        }
      }
    }
  },
});

const reserved: ReadonlySet<string> = new Set([
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_EXECUTION_ENV",
  "ECS_AGENT_URI",
  "ECS_CONTAINER_METADATA_URI",
  "ECS_CONTAINER_METADATA_URI_V4",
  "NVIDIA_VISIBLE_DEVICES",
]);
