import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const execReadOnlyRoot: Rule = rule({
  id: "exec-read-only-root",
  severity: "warning",
  stage: "runtime",
  on: ["service", "runTask"],
  summary: "ECS Exec does not work in a container with a read-only root file system.",
  source: "developer guide, ECS Exec",
  docs: "ecs-exec",
  needs: "enableExecuteCommand",
  messages: { readOnly: 'ECS Exec cannot enter "{container}": its agent has to write to the root file system.' },
  hint: "Turn ECS Exec off, or let the root file system be written.",
  check(launched, report, { taskDefinition }) {
    if (launched.enableExecuteCommand !== true || !taskDefinition) return;
    const first = containers(taskDefinition).find(({ container }) => container.readonlyRootFilesystem === true);
    if (first) report("readOnly", ["enableExecuteCommand"], { container: first.name });
  },
});
