import type { DeploymentRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { isProtected } from "../service/protection.js";
import type { RolloutStep } from "../service/plan-rollout.js";

/**
 * What a service says when protection keeps it from stopping tasks; undefined if it does not. Source of the text: captures of service
 * events.
 */
export function heldBack(view: View, deployments: readonly DeploymentRow[], steps: readonly RolloutStep[]): string | undefined {
  for (const [i, { id }] of deployments.entries()) {
    let held = 0;
    for (const kind of ["pending", "running", "healthy"] as const) {
      const wanted = steps[i]!.stop[kind];
      if (wanted === 0) continue;
      const guarded = [...view.tasksOfDeployment(id, kind)].filter(isProtected).length;
      if (view.countTasks(id, kind) - guarded < wanted) held += guarded;
    }
    if (held > 0) {
      return `was unable to reach steady state because (taskSet ${id}) was unable to scale in due to (reason ${held} tasks under protection)`;
    }
  }
  return undefined;
}
