import type { Random } from "../../../random.js";
import type { DeploymentRow, ServiceRow } from "../../../state/rows.js";
import type { ServiceDeploymentRow, StageRow } from "../../../state/service-deployment-row.js";
import type { View } from "../../../state/view.js";
import { census, live } from "../../service/census.js";
import { earlier } from "../../service/earlier.js";
import type { Command, Decision, Pace } from "../../types.js";
import { failDeployment } from "../fail-deployment.js";
import { record as change } from "../record.js";
import { hooksFor, judgeHooks } from "./hooks.js";
import { networkProblem, shiftTraffic } from "./shift-traffic.js";
import { trafficStep } from "./traffic-steps.js";

/** A stage lasts no longer, its pauses aside. Source: Amazon ECS Developer Guide, "Amazon ECS blue/green deployments workflow". */
const LONGEST_STAGE_MS = 24 * 3_600_000;

/**
 * Takes a blue/green, linear or canary deployment from one stage to the next once the stage's work is done and its hooks have succeeded,
 * or rolls it back. Source: Amazon ECS Developer Guide, "Amazon ECS blue/green service deployments workflow".
 */
export function advanceStage(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  record: ServiceDeploymentRow,
  now: number,
  random: Random,
  pace: Pace,
): Decision {
  const wanted = deployments.at(-1)!;
  const { stage } = record;
  if (record.status === "ROLLBACK_IN_PROGRESS") return shiftBack(view, record, now, random);
  if (!stage) return begin(view, service, wanted, record, now, random);
  if (stage.name === "CLEAN_UP") return { commands: [] };

  const { stage: judged, passed, failure, wakeAt } = judgeHooks(stage, now, pace);
  if (failure !== undefined) return failStage(view, service, wanted, failure, judged, now);
  const work = workOf(view, service, deployments, stage, now);
  const waits = stage.name === "SCALE_UP" || stage.name === "RECONCILE_SERVICE";
  if (!work.done && waits && now >= stage.since + LONGEST_STAGE_MS) {
    // AWS documents the limit and not its text.
    return failStage(
      view,
      service,
      wanted,
      `Service deployment rolled back because the ${stage.name} stage lasted more than 24 hours.`,
      stage,
      now,
    );
  }
  // What has become of a hook is told before the next stage.
  const changed = judged !== stage;
  if (!changed && passed && work.done) return enter(view, wanted, record, nextStage(record, stage), now, random);
  const next: StageRow = { ...judged, ...(passed && work.bakesUntil !== undefined && { bakesUntil: work.bakesUntil }) };
  if (changed || next.bakesUntil !== stage.bakesUntil) {
    return { commands: [change(record, { stage: next }, now, `${stage.name}: its hooks or its bake time`)] };
  }
  const limit = waits ? stage.since + LONGEST_STAGE_MS : undefined;
  return { commands: [], wakeAt: earlier(earlier(wakeAt, stage.bakesUntil), limit) };
}

function begin(
  view: View,
  service: ServiceRow,
  wanted: DeploymentRow,
  record: ServiceDeploymentRow,
  now: number,
  random: Random,
): Decision {
  const problem = networkProblem(view, wanted, record);
  const first = { name: record.sources.length > 1 ? "RECONCILE_SERVICE" : "PRE_SCALE_UP", step: 0 } as const;
  if (problem === undefined) {
    const { commands } = enter(view, wanted, record, first, now, random);
    // A deployment that was interrupted may have shifted some of the traffic.
    const back = record.sources.length > 1 ? shiftTraffic(view, wanted, "production", 0, "RECONCILE_SERVICE") : [];
    return { commands: [...commands, ...back] };
  }
  return failStage(view, service, wanted, problem, { ...first, since: now, production: 0, test: 0, hooks: [] }, now);
}

/** Rolls a deployment back that cannot pass a stage. */
export function failStage(view: View, service: ServiceRow, wanted: DeploymentRow, text: string, stage: StageRow, now: number): Decision {
  const failure = {
    event: text,
    rolloutStateReason: "ECS deployment failed.",
    by: "ECS deployment failed:",
    statusReason: text,
    rollback: true,
    why: text,
    record: { stage },
  };
  return failDeployment(view, service, wanted, failure, now);
}

interface NextStage {
  readonly name: StageRow["name"];
  readonly step: number;
}

const order: readonly StageRow["name"][] = [
  "RECONCILE_SERVICE",
  "PRE_SCALE_UP",
  "SCALE_UP",
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
  "PRE_PRODUCTION_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "POST_PRODUCTION_TRAFFIC_SHIFT",
  "BAKE_TIME",
  "CLEAN_UP",
];

/** Linear and canary deployments come back to before the shift until all traffic has shifted. */
function nextStage({ configuration }: ServiceDeploymentRow, { name, step }: StageRow): NextStage {
  if (name === "PRODUCTION_TRAFFIC_SHIFT" && trafficStep(configuration, step).production < 100) {
    return { name: "PRE_PRODUCTION_TRAFFIC_SHIFT", step: step + 1 };
  }
  return { name: order[order.indexOf(name) + 1]!, step };
}

/** Begins a stage: traffic shifts at once, and the stage's hooks are called. */
function enter(view: View, wanted: DeploymentRow, record: ServiceDeploymentRow, next: NextStage, now: number, random: Random): Decision {
  const { name, step } = next;
  const { production = 0, test = 0 } = record.stage ?? {};
  const shifted = {
    production: name === "PRODUCTION_TRAFFIC_SHIFT" ? trafficStep(record.configuration, step).production : production,
    test: name === "TEST_TRAFFIC_SHIFT" ? 100 : test,
  };
  const bake = name === "BAKE_TIME" ? (record.configuration.bakeTimeInMinutes ?? 0) * 60_000 : undefined;
  const stage: StageRow = {
    name,
    since: now,
    step,
    ...shifted,
    ...(bake !== undefined && { bakesUntil: now + bake }),
    hooks: hooksFor(record.configuration, name, now, random),
  };
  const why = `${record.configuration.strategy}: ${name}`;
  const traffic: Command[] = [];
  if (shifted.production !== production) traffic.push(...shiftTraffic(view, wanted, "production", shifted.production, why));
  if (shifted.test !== test) traffic.push(...shiftTraffic(view, wanted, "test", shifted.test, why));
  return { commands: [change(record, { stage }, now, why), ...traffic] };
}

/** Whether the stage's own work is done; a step that is watched is told until when once its hooks have succeeded. */
function workOf(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  stage: StageRow,
  now: number,
): { readonly done: boolean; readonly bakesUntil?: number } {
  const wanted = deployments.at(-1)!;
  if (stage.name === "SCALE_UP") {
    const counts = census(view, wanted);
    return { done: counts.healthy === service.desiredCount && live(counts) === service.desiredCount };
  }
  // The one that serves, and the new one.
  if (stage.name === "RECONCILE_SERVICE") return { done: deployments.length <= 2 };
  // Its tasks may have failed since they were all there; no traffic goes to none (our choice).
  if (stage.name === "PRE_PRODUCTION_TRAFFIC_SHIFT") return { done: service.desiredCount === 0 || census(view, wanted).healthy > 0 };
  if (stage.name === "BAKE_TIME") return { done: now >= (stage.bakesUntil ?? now) };
  if (stage.name !== "PRODUCTION_TRAFFIC_SHIFT") return { done: true };
  const record = view.serviceDeploymentsOf(service.arn).at(-1)!;
  const { bakeMs } = trafficStep(record.configuration, stage.step);
  if (bakeMs === 0) return { done: true };
  return stage.bakesUntil === undefined ? { done: false, bakesUntil: now + bakeMs } : { done: now >= stage.bakesUntil };
}

/**
 * After a failure the old tasks, which still run, get the traffic back at once; functions are told of it with the weights reversed, and
 * are not waited for (our choice).
 */
function shiftBack(view: View, record: ServiceDeploymentRow, now: number, random: Random): Decision {
  const { stage } = record;
  const failed = view.get("deployments", record.deploymentId);
  if (!stage || !failed || (stage.production === 0 && stage.test === 0)) return { commands: [] };
  const name = stage.production > 0 ? "PRODUCTION_TRAFFIC_SHIFT" : "TEST_TRAFFIC_SHIFT";
  const hooks = hooksFor(record.configuration, name, now, random).map((hook) => ({ ...hook, status: "SUCCEEDED" as const }));
  const why = "the traffic goes back";
  const next: StageRow = { name, since: now, step: stage.step, production: 0, test: 0, hooks };
  return {
    commands: [
      change(record, { stage: next }, now, why),
      ...shiftTraffic(view, failed, "production", 0, why),
      ...shiftTraffic(view, failed, "test", 0, why),
    ],
  };
}
