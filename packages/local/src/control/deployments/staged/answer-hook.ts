import type { HookRow, ServiceDeploymentRow, StageRow } from "../../../state/service-deployment-row.js";
import type { View } from "../../../state/view.js";
import type { Command } from "../../types.js";
import { revisionArn } from "../arns.js";
import { hasEnded, record } from "../record.js";

/** A lifecycle hook's function that waits for its answer, with the event that ECS would call it with. */
export interface WaitingHook {
  readonly hookId: string;
  readonly functionArn: string | undefined;
  readonly event: object;
}

/** What a function answers. Source: Amazon ECS Developer Guide, Lambda lifecycle hooks. */
export interface HookAnswer {
  readonly hookId: string;
  readonly hookStatus?: unknown;
  /** Seconds. */
  readonly callBackDelay?: unknown;
  readonly hookDetails?: unknown;
}

/** The functions that are called and have not answered: functions do not run here, so others answer for them. */
export function waitingHooks(view: View): readonly WaitingHook[] {
  return open(view).map(({ row, stage, hook }) => ({ hookId: hook.id, functionArn: hook.targetArn, event: eventFor(row, stage, hook) }));
}

/**
 * Takes an answer as ECS takes a function's: SUCCEEDED, FAILED, IN_PROGRESS (it is called again after the delay), and anything else, which
 * rolls back. Undefined: nobody waits for it.
 */
export function answerHook(view: View, answer: HookAnswer, now: number): readonly Command[] | undefined {
  const found = open(view).find(({ hook }) => hook.id === answer.hookId);
  if (!found) return undefined;
  const { row, stage, hook } = found;
  const hooks = stage.hooks.map((other) => (other === hook ? answered(hook, answer, now) : other));
  return [record(row, { stage: { ...stage, hooks } }, now, `its hook answers ${String(answer.hookStatus)}`)];
}

/** Seconds until a function that is not done is called again. Source: as above. */
const DEFAULT_DELAY_S = 30;

function answered(hook: HookRow, { hookStatus, callBackDelay, hookDetails }: HookAnswer, now: number): HookRow {
  if (hookStatus === "SUCCEEDED" || hookStatus === "FAILED") return { ...hook, status: hookStatus };
  if (hookStatus === "IN_PROGRESS") {
    const delay = typeof callBackDelay === "number" && callBackDelay >= 0 ? callBackDelay : DEFAULT_DELAY_S;
    const details = isObject(hookDetails) ? { ...(isObject(hook.details) ? hook.details : {}), ...hookDetails } : hook.details;
    return { ...hook, callAgainAt: now + delay * 1000, ...(details !== undefined && { details }) };
  }
  const failure = `ECS was unable to parse the response from ${hook.targetArn} due to HookStatus must not be null`;
  return { ...hook, status: "FAILED", failure };
}

function open(view: View): readonly { readonly row: ServiceDeploymentRow; readonly stage: StageRow; readonly hook: HookRow }[] {
  return [...view.all("serviceDeployments")].flatMap(([, row]) => {
    const { stage } = row;
    if (!stage || hasEnded(row.status)) return [];
    const waiting = stage.hooks.filter(({ targetType, status }) => targetType === "AWS_LAMBDA" && status === "IN_PROGRESS");
    return waiting.map((hook) => ({ row, stage, hook }));
  });
}

/** Weights are told only where they shift. Source: Amazon ECS Developer Guide, Lambda lifecycle hooks. */
function eventFor(row: ServiceDeploymentRow, stage: StageRow, hook: HookRow): object {
  const service = { arn: row.serviceArn };
  const green = revisionArn(service, { id: row.deploymentId });
  const [source] = row.sources;
  const weights = (percent: number): object => ({
    [green]: percent,
    ...(source !== undefined && { [revisionArn(service, { id: source })]: 100 - percent }),
  });
  const { name } = stage;
  const production = name === "PRE_PRODUCTION_TRAFFIC_SHIFT" || name === "PRODUCTION_TRAFFIC_SHIFT" || name === "RECONCILE_SERVICE";
  const test = name === "TEST_TRAFFIC_SHIFT" || name === "RECONCILE_SERVICE";
  const own = row.configuration.lifecycleHooks?.[hook.index]?.hookDetails;
  return {
    executionId: hook.id,
    lifecycleStage: name,
    resourceArn: row.arn,
    executionDetails: {
      serviceArn: row.serviceArn,
      targetServiceRevisionArn: green,
      testTrafficWeights: test ? weights(stage.test) : {},
      productionTrafficWeights: production ? weights(stage.production) : {},
    },
    hookDetails: { ...(isObject(own) ? own : {}), ...(isObject(hook.details) ? hook.details : {}) },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
