import { wantedTargets } from "../../../control/load-balancing/task-targets.js";
import { targetKey } from "../../../control/load-balancing/targets.js";
import { violate, type Check } from "../check.js";

/** A task that is alive is not signalled before its load balancers have let go of it; a dead one not while they still send to it. */
export const drainsFirst: Check = {
  name: "drains-first",
  handedOver(effect, books) {
    if (effect.kind !== "stop-container") return;
    for (const [key, { taskArn, state }] of books.rows("targets")) {
      if (taskArn !== effect.taskArn) continue;
      const stopCode = books.task(effect.taskArn)?.status.stopCode;
      const ordered = stopCode === "ServiceSchedulerInitiated" || stopCode === "UserInitiated";
      if (state !== "draining" || ordered) violate("drains-first", `${effect.container} is signalled while ${key} is ${state}`);
    }
  },
};

/** What is registered in target groups is what runs and is to run. */
export const targets: Check = {
  name: "targets",
  standstill({ engine: { view } }) {
    const wanted = new Set<string>();
    for (const [arn] of view.all("taskSpecs")) {
      const task = view.task(arn);
      for (const { groupArn, target } of task ? wantedTargets(view, task) : []) wanted.add(targetKey(groupArn, target));
    }
    const known = new Set([...view.all("targets")].filter(([, { state }]) => state !== "draining").map(([key]) => key));
    for (const key of wanted) if (!known.has(key)) violate("targets", `${key} should be registered`);
    for (const key of known) if (!wanted.has(key)) violate("targets", `${key} is registered, and nothing is behind it`);
  },
};
