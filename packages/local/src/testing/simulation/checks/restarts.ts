import type { TaskStatusRow } from "../../../state/rows.js";
import { violate, type Check } from "../check.js";

/** A container is started again only if its policy says so, and after it ran for the attempt period. */
export const restarts: Check = {
  name: "restarts",
  changed({ table, key, old, row, at }, books) {
    if (table !== "taskStatuses" || !old || !row) return;
    const definition = books.get("taskDefinitions", books.get("taskSpecs", key)?.taskDefinitionArn ?? "")?.definition;
    for (const [name, now] of Object.entries((row as TaskStatusRow).containers)) {
      const before = (old as TaskStatusRow).containers[name]!;
      if (now.restartCount === before.restartCount) continue;
      const policy = definition?.containerDefinitions.find((container) => container.name === name)?.restartPolicy;
      const ran = at - (before.restartedAt ?? before.startedAt ?? at);
      if (!policy?.enabled) violate("restarts", `${name} of ${key} is started again without a policy`);
      if ((row as TaskStatusRow).desiredStatus === "STOPPED") violate("restarts", `${name} of ${key} is started again and is to stop`);
      if (ran < (policy.restartAttemptPeriod ?? 300) * 1000) violate("restarts", `${name} of ${key} is started again after ${ran} ms`);
    }
  },
};
