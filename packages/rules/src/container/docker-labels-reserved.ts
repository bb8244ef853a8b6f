import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dockerLabelsReserved: Rule = rule({
  id: "docker-labels-reserved",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "Docker labels that begin with com.amazonaws.ecs. are the agent's.",
  source: "aws/amazon-ecs-agent: agent/engine",
  docs: "API_ContainerDefinition",
  needs: "dockerLabels",
  messages: { reserved: 'The agent sets labels like "{label}" itself.' },
  hint: "Choose another prefix.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const label of Object.keys(container.dockerLabels ?? {})) {
        if (label.startsWith("com.amazonaws.ecs.")) report("reserved", [...at, "dockerLabels", label], { label });
      }
    }
  },
});
