import type { Random } from "../../../random.js";
import { updateTaskProtection } from "../../../services/ecs/update-task-protection.js";
import type { View } from "../../../state/view.js";
import { call, type ApiCall } from "../call.js";
import type { Act } from "./act.js";

/** What tasks do that have work to finish: they protect themselves for some minutes or for hours, and let go before, or never. */
export function protectionAct(random: Random): Act {
  const forgetful = random.split("forgetful").below(3) === 0;
  return {
    first: () => [],
    next: (view) => changeProtection(view, random, forgetful),
    last: (view) => (forgetful ? [] : endProtection(view)),
    lasts: (view) => (forgetful ? Math.max(0, ...[...view.all("taskStatuses")].map(([, { protectedUntil = 0 }]) => protectedUntil)) : 0),
  };
}

/** A running task of some service protects itself, or ends that; undefined: none runs. */
function changeProtection(view: View, random: Random, forgetful: boolean): ApiCall | undefined {
  const running = [...view.all("taskStatuses")].filter(
    ([arn, { lastStatus, desiredStatus }]) =>
      lastStatus === "RUNNING" && desiredStatus === "RUNNING" && view.get("taskSpecs", arn)?.serviceArn !== undefined,
  );
  if (running.length === 0) return undefined;
  const [arn, { protectedUntil }] = running[random.below(running.length)]!;
  if (protectedUntil !== undefined && random.below(3) === 0)
    return call(updateTaskProtection, { cluster: "main", tasks: [arn], protectionEnabled: false });
  const expiresInMinutes = 1 + random.below(10);
  // Who says no minutes is protected for two hours.
  const minutes = forgetful && random.below(3) === 0 ? [{}, { expiresInMinutes: 200 }][random.below(2)] : { expiresInMinutes };
  return call(updateTaskProtection, { cluster: "main", tasks: [arn], protectionEnabled: true, ...minutes });
}

/** Ends every protection. */
function endProtection(view: View): readonly ApiCall[] {
  return [...view.all("taskStatuses")]
    .filter(([, { protectedUntil }]) => protectedUntil !== undefined)
    .map(([arn]) => call(updateTaskProtection, { cluster: "main", tasks: [arn], protectionEnabled: false }));
}
