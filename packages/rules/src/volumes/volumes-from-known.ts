import { containers, containerNames, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const volumesFromKnown: Rule = rule({
  id: "volumes-from-known",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`volumesFrom` names another container of the task definition.",
  source: "VolumeFrom$sourceContainer",
  docs: "API_VolumeFrom",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "volumesFrom",
  messages: { unknown: '"{container}" takes volumes from "{source}", which is no other container of the task.' },
  hint: "Name another container of this task: {names}.",
  check(task, report) {
    const known = containerNames(task);
    for (const { at, container, name } of containers(task)) {
      const names = quoted(known.list.filter((own) => own !== container.name));
      for (const [index, { sourceContainer: source = "" }] of (container.volumesFrom ?? []).entries()) {
        const path = [...at, "volumesFrom", index, "sourceContainer"];
        if (source === container.name || !known.has(source)) report("unknown", path, { container: name, source, names });
      }
    }
  },
});
