import type { Random } from "../../random.js";
import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow, StageRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import { census } from "../service/census.js";
import type { Decision, Pace } from "../types.js";
import { record as change } from "./record.js";
import { failStage } from "./staged/advance-stage.js";
import { hooksFor, judgeHooks } from "./staged/hooks.js";

/** Where its hooks hold a rolling deployment. */
export interface RollingHold extends Decision {
  /** Its tasks may not be started yet, and those that it replaces stay. */
  readonly starts: boolean;
  /** It may not complete yet. */
  readonly completes: boolean;
}

/**
 * The lifecycle hooks of a rolling deployment. No traffic is shifted in one, so those before and after its tasks are started are called:
 * before the first task, and once as many are healthy as are desired. Undefined: no hook is in its way. Sources: the launch of pause hooks
 * (2026-05) names rolling deployments; which stages they have is our choice.
 */
export function rollingHooks(
  view: View,
  service: ServiceRow,
  wanted: DeploymentRow,
  record: ServiceDeploymentRow,
  now: number,
  random: Random,
  pace: Pace,
): RollingHold | undefined {
  if (record.status !== "IN_PROGRESS" || !record.configuration.lifecycleHooks?.length) return undefined;
  const { stage } = record;
  const enter = (name: StageRow["name"]): RollingHold => {
    const hooks = hooksFor(record.configuration, name, now, random.split("stage"));
    const next: StageRow = { name, since: now, step: 0, production: 0, test: 0, hooks };
    return { commands: [change(record, { stage: next }, now, `ROLLING: ${name}`)], starts: false, completes: false };
  };
  if (!stage) return enter(record.sources.length > 1 ? "RECONCILE_SERVICE" : "PRE_SCALE_UP");
  const { stage: judged, passed, failure, wakeAt } = judgeHooks(stage, now, pace);
  if (failure !== undefined) return { ...failStage(view, service, wanted, failure, judged, now), starts: false, completes: false };
  const starts = stage.name === "SCALE_UP" || stage.name === "POST_SCALE_UP";
  if (judged !== stage) {
    return { commands: [change(record, { stage: judged }, now, `${stage.name}: its hooks`)], starts, completes: false };
  }
  if (!passed) return { commands: [], wakeAt, starts, completes: false };
  if (stage.name === "RECONCILE_SERVICE") return enter("PRE_SCALE_UP");
  if (stage.name === "PRE_SCALE_UP") return enter("SCALE_UP");
  if (stage.name === "POST_SCALE_UP") return undefined;
  return census(view, wanted).healthy >= service.desiredCount ? enter("POST_SCALE_UP") : { commands: [], starts, completes: false };
}
