import type { Random } from "../../random.js";
import type { ServiceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import { heldBack } from "../protection/held-back.js";
import { currentRecord } from "../deployments/record.js";
import { rollingHooks } from "../deployments/rolling-hooks.js";
import { advanceStage } from "../deployments/staged/advance-stage.js";
import { allTraffic } from "../deployments/staged/shift-traffic.js";
import { stagedPlan } from "../deployments/staged/staged-plan.js";
import { strategyOf } from "../deployments/strategy-of.js";
import { watchDeployment } from "../deployments/watch-deployment.js";
import type { Command, Decision, Pace } from "../types.js";
import { bounds } from "./bounds.js";
import { carryOut } from "./carry-out.js";
import { census, isGone } from "./census.js";
import { complain, IMPAIRED, IMPAIRED_AFTER, STUCK } from "./complaints.js";
import { earlier } from "./earlier.js";
import { planRollout, type RolloutPlan } from "./plan-rollout.js";
import { progress } from "./progress.js";
import { beginRebalancing, continueRebalancing, rebalancingExtra } from "./rebalance-zones.js";

/** One step of a service towards its desired count and its wanted deployment. */
export function rollOut(view: View, service: ServiceRow, now: number, random: Random, pace: Pace): Decision | undefined {
  const deployments = view.deploymentsOf(service.arn);
  const wanted = deployments.at(-1);
  if (!wanted) return undefined;
  const changed = watchDeployment(view, service, wanted, now);
  if (changed) return changed;

  const rebalanced = continueRebalancing(view, service, deployments, now);
  if (rebalanced) return rebalanced;

  const desired = service.status === "ACTIVE" ? service.desiredCount : 0;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration;
  const waits = service.retryAt !== undefined && service.retryAt > now;
  const current = currentRecord(view, service.arn);
  const record = current && strategyOf(current) !== "ROLLING" && service.status === "ACTIVE" ? current : undefined;
  const stage = record && advanceStage(view, service, deployments, record, now, random.split("stage"), pace);
  if (stage && stage.commands.length > 0) return stage;
  const hold =
    current && !record && service.status === "ACTIVE" ? rollingHooks(view, service, wanted, current, now, random, pace) : undefined;
  if (hold && hold.commands.length > 0) return hold;
  const rolling = (): RolloutPlan =>
    planRollout(
      deployments.map((row) => ({
        counts: census(view, row),
        target: row === wanted ? undefined : row.desiredCount,
        // What the wanted one's tasks wait for is no reason not to replace another's.
        mayStart: !waits || (row !== wanted && row.failedTasks === 0),
      })),
      // The task in another zone is there before the one that it replaces goes.
      desired + rebalancingExtra(view, service),
      bounds(desired, minimumHealthyPercent, maximumPercent),
      wanted.rolloutState === "FAILED" || hold?.starts === false,
    );
  const plan = record ? stagedPlan(view, service, deployments, record, desired, !waits) : rolling();
  const work = carryOut(view, service, deployments, plan.steps, now, random);
  // One whose tasks have all died at once may still be to have some, and starts them again.
  const gone = deployments.filter((row, i) => row !== wanted && isGone(census(view, row)) && plan.steps[i]!.target === 0);
  const commands: Command[] = [
    ...work.commands,
    ...gone.map(({ id: key }): Command => ({ op: "delete", table: "deployments", key, why: "none of its tasks is left" })),
    ...(gone.length > 0 && gone.length === deployments.length - 1 ? allTraffic(view, wanted, "no other deployment is left") : []),
  ];
  const impaired = service.startFailures >= IMPAIRED_AFTER;
  const complaint =
    work.complaint ?? (plan.stuck ? STUCK : impaired ? IMPAIRED : work.acted ? undefined : heldBack(view, deployments, plan.steps));
  const events = [...work.events];
  const said = complain(service, complaint, work.complaint !== undefined, now);
  commands.push(...said.commands);
  events.push(...said.events);
  // Whichever deployment lacks tasks then: a replaced one waits too, once its own have failed.
  let wakeAt = earlier(waits ? service.retryAt : undefined, stage?.wakeAt ?? hold?.wakeAt);
  // A staged deployment completes once what it replaces is being removed.
  const completes = record ? record.stage?.name === "CLEAN_UP" || record.status === "ROLLBACK_IN_PROGRESS" : hold?.completes !== false;
  if (!completes && service.steady) {
    commands.push({ op: "patch", table: "services", key: service.arn, row: { steady: false }, why: "it is deployed in stages" });
  }
  if (!work.acted && completes) {
    const left = deployments.filter((row) => !gone.includes(row));
    const next = progress(view, service, left, desired, now, pace);
    commands.push(...next.commands);
    events.push(...next.events);
    wakeAt = earlier(wakeAt, next.wakeAt);
    if (service.steady && commands.length === 0) {
      const begun = beginRebalancing(view, service, left, now, random.split("rebalance"));
      if (begun) return { ...begun, wakeAt: earlier(wakeAt, begun.wakeAt) };
    }
  }
  return { commands, events, wakeAt };
}
