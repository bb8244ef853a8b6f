import { namesOf } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const volumeUnused: Rule = rule({
  id: "volume-unused",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "Each volume is mounted somewhere.",
  source: "our advice",
  docs: "API_Volume",
  needs: "volumes",
  messages: { unused: 'No container mounts the volume "{volume}".' },
  hint: "Mount it, or remove it.",
  check(task, report) {
    const mounted = namesOf(
      task.containerDefinitions.flatMap(({ mountPoints = [] }) => mountPoints.map(({ sourceVolume }) => sourceVolume)),
    );
    for (const [index, { name }] of (task.volumes ?? []).entries()) {
      if (name !== undefined && name !== "" && !mounted.has(name)) report("unused", ["volumes", index], { volume: name });
    }
  },
});
