import type { DeploymentConfiguration, DeploymentLifecycleHookStage } from "@stowage/model/ecs";
import type { Random } from "../../../random.js";
import type { HookRow, StageRow } from "../../../state/service-deployment-row.js";
import type { Pace } from "../../types.js";

/** Source: Amazon ECS API, DeploymentLifecycleHookTimeoutConfiguration. */
const DEFAULT_TIMEOUT_MINUTES = 1440;

/** Neither kind of hook runs while tasks are started, watched or removed, and no pause while traffic shifts. Source: Developer Guide, lifecycle hooks. */
const withoutPause: readonly StageRow["name"][] = ["TEST_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT"];

/** The hooks that a stage begins with. A pause's id is as ECS makes it; a function's is our choice. */
export function hooksFor(configuration: DeploymentConfiguration, stage: StageRow["name"], now: number, random: Random): readonly HookRow[] {
  return (configuration.lifecycleHooks ?? []).flatMap((hook, index): HookRow[] => {
    const { targetType = "AWS_LAMBDA", hookTargetArn, lifecycleStages = [], timeoutConfiguration } = hook;
    if (!lifecycleStages.includes(stage as DeploymentLifecycleHookStage)) return [];
    if (targetType === "PAUSE" && withoutPause.includes(stage)) return [];
    const minutes = timeoutConfiguration?.timeoutInMinutes ?? DEFAULT_TIMEOUT_MINUTES;
    const id = `ecs-${targetType === "PAUSE" ? "pause" : "lambda"}-${Buffer.from(random.hex(64), "hex").toString("base64url")}`;
    return [
      {
        id,
        index,
        targetType,
        targetArn: hookTargetArn,
        status: targetType === "PAUSE" ? "AWAITING_ACTION" : "IN_PROGRESS",
        calledAt: now,
        expiresAt: now + minutes * 60_000,
        timeoutAction: timeoutConfiguration?.action ?? "ROLLBACK",
      },
    ];
  });
}

/** What a stage's hooks amount to. */
export interface HooksVerdict {
  /** With the hooks that the passing of time has changed; the stage itself if there are none. */
  readonly stage: StageRow;
  /** All of them have succeeded. */
  readonly passed: boolean;
  /** What is said of the first that has failed. */
  readonly failure: string | undefined;
  readonly wakeAt: number | undefined;
}

/**
 * Judges a stage's hooks: all must succeed; one that has no answer in time does what its configuration says. No function can be run here,
 * so one that nobody answers for (`/_stowage/hooks`) is taken to have succeeded after a while: our choice.
 */
export function judgeHooks(stage: StageRow, now: number, pace: Pick<Pace, "hookAnswerMs">): HooksVerdict {
  let wakeAt: number | undefined;
  const wakeUp = (at: number): void => void (wakeAt = Math.min(wakeAt ?? Infinity, at));
  const hooks = stage.hooks.map((hook): HookRow => {
    if (hook.status !== "AWAITING_ACTION" && hook.status !== "IN_PROGRESS") return hook;
    if (now >= hook.expiresAt) return { ...hook, status: "TIMED_OUT" };
    wakeUp(hook.expiresAt);
    if (hook.targetType === "PAUSE") return hook;
    const { callAgainAt } = hook;
    const silentAt = (callAgainAt ?? hook.calledAt) + pace.hookAnswerMs;
    if (now >= silentAt) return { ...hook, status: "SUCCEEDED" };
    wakeUp(silentAt);
    return hook;
  });
  const failed = hooks.find(({ status, timeoutAction }) => status === "FAILED" || (status === "TIMED_OUT" && timeoutAction === "ROLLBACK"));
  const passed = hooks.every(
    ({ status, timeoutAction }) => status === "SUCCEEDED" || (status === "TIMED_OUT" && timeoutAction === "CONTINUE"),
  );
  const changed = hooks.some((hook, i) => hook !== stage.hooks[i]);
  return { stage: changed ? { ...stage, hooks } : stage, passed, failure: failed && failureText(stage.name, failed), wakeAt };
}

/** Source: Amazon ECS Developer Guide, troubleshooting of blue/green deployments; for pauses and time-outs no texts are documented. */
function failureText(stage: StageRow["name"], hook: HookRow): string {
  const target = hook.targetArn ?? hook.id;
  const what =
    hook.failure ??
    (hook.status === "TIMED_OUT"
      ? `Lifecycle hook target ${target} did not respond in time.`
      : hook.targetType === "PAUSE"
        ? `Lifecycle hook ${hook.id} was answered with ROLLBACK.`
        : `Lifecycle hook target ${target} returned FAILED status.`);
  return `Service deployment rolled back because ${stage} lifecycle hook(s) failed. ${what}`;
}
