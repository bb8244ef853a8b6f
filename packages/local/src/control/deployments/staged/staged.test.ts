import type { DeploymentConfiguration, DeploymentLifecycleHook } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { continueServiceDeployment } from "../../../services/ecs/continue-service-deployment.js";
import { describeServiceDeployments } from "../../../services/ecs/describe-service-deployments.js";
import { describeServiceRevisions } from "../../../services/ecs/describe-service-revisions.js";
import { stopServiceDeployment } from "../../../services/ecs/stop-service-deployment.js";
import { updateService } from "../../../services/ecs/update-service.js";
import type { ServiceDeploymentRow } from "../../../state/service-deployment-row.js";
import { answerHook, waitingHooks } from "./answer-hook.js";
import { asking } from "../../../testing/asking.js";
import { balancedRig, blueGreen, group, rule } from "../../../testing/balanced-rig.js";
import type { RigOptions } from "../../../testing/rig.js";

const minutes = (n: number): number => n * 60_000;
const percentages = { minimumHealthyPercent: 100, maximumPercent: 200 };

/** A steady service of two tasks in the blue group, deployed as `configuration` says from now on. */
function staged(configuration: DeploymentConfiguration, options: RigOptions = {}) {
  const made = balancedRig(options);
  const arn = made.service(2, { deploymentConfiguration: { ...percentages, ...configuration }, settings: { loadBalancers: [blueGreen] } });
  made.settle(arn, minutes(24 * 60));
  const last = (): ServiceDeploymentRow => made.engine.view.serviceDeploymentsOf(arn).at(-1)!;
  const stage = (): string | undefined => last().stage?.name;
  const until = (name: string, withinMs = minutes(24 * 60)) => made.clock.advanceUntil(() => stage() === name, withinMs);
  const ended = (withinMs = minutes(24 * 60)) =>
    made.clock.advanceUntil(() => last().finishedAt !== undefined || last().stoppedAt !== undefined, withinMs);
  const ask = asking(made);
  return {
    ...made,
    arn,
    last,
    stage,
    until,
    ended,
    ask,
    deploy: (image = "app"): void => made.updateService(arn, { settings: { taskDefinitionArn: made.web(image).arn } }),
    show: () => ask(describeServiceDeployments, { serviceDeploymentArns: [last().arn] }).serviceDeployments![0]!,
    /** The stages of the last deployment so far, with the traffic of the new tasks. */
    stages: () => {
      const rows = made.log
        .filter(({ table, key }) => table === "serviceDeployments" && key === last().arn)
        .map(({ row }) => row as ServiceDeploymentRow);
      const seen = rows.flatMap(({ stage: row }) => (row ? [`${row.name} ${row.test} ${row.production}`] : []));
      return seen.filter((text, i) => text !== seen[i - 1]);
    },
  };
}

const wholeShift = [
  "PRE_SCALE_UP 0 0",
  "SCALE_UP 0 0",
  "POST_SCALE_UP 0 0",
  "TEST_TRAFFIC_SHIFT 100 0",
  "POST_TEST_TRAFFIC_SHIFT 100 0",
  "PRE_PRODUCTION_TRAFFIC_SHIFT 100 0",
  "PRODUCTION_TRAFFIC_SHIFT 100 100",
  "POST_PRODUCTION_TRAFFIC_SHIFT 100 100",
  "BAKE_TIME 100 100",
  "CLEAN_UP 100 100",
];

describe("a blue/green deployment", () => {
  it("goes through the stages, with the new tasks in the other target group, and removes the old ones after the bake time", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 10 });
    const [blue] = made.engine.view.deploymentsOf(made.arn);
    made.deploy();
    made.until("SCALE_UP");
    expect(made.weights("production")).toEqual({ blue: 100, green: 0 });
    made.until("BAKE_TIME");
    expect(made.weights("production")).toEqual({ blue: 0, green: 100 });
    expect(made.weights("test")).toEqual({ blue: 0, green: 100 });
    expect(made.targets("blue").map(({ state }) => state)).toEqual(["healthy", "healthy"]);
    expect(made.targets("green").map(({ state }) => state)).toEqual(["healthy", "healthy"]);
    expect(made.show()).toMatchObject({
      status: "IN_PROGRESS",
      lifecycleStage: "BAKE_TIME",
      sourceServiceRevisions: [
        { requestedTaskCount: 2, runningTaskCount: 2, requestedProductionTrafficWeight: 0, requestedTestTrafficWeight: 0 },
      ],
      targetServiceRevision: {
        requestedTaskCount: 2,
        runningTaskCount: 2,
        requestedProductionTrafficWeight: 100,
        requestedTestTrafficWeight: 100,
      },
    });
    const from = made.clock.now();
    made.until("CLEAN_UP");
    expect(made.clock.now() - from).toBe(minutes(10));
    made.ended();
    expect(made.stages()).toEqual(wholeShift);
    expect(made.last().status).toBe("SUCCESSFUL");
    expect(made.engine.view.deploymentsOf(made.arn).map(({ id }) => id)).not.toContain(blue!.id);
    made.settle(made.arn);
    expect(made.live(made.arn)).toHaveLength(2);
    expect(made.targets("blue")).toEqual([]);
  });

  it("goes back to the first group with the next deployment", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 0 });
    made.deploy();
    made.ended();
    made.settle(made.arn);
    made.deploy();
    made.ended();
    expect(made.last().status).toBe("SUCCESSFUL");
    expect(made.weights("production")).toEqual({ blue: 100, green: 0 });
    const { serviceRevisions } = made.ask(describeServiceRevisions, { serviceRevisionArns: [made.show().targetServiceRevision!.arn!] });
    expect(serviceRevisions![0]!.resolvedConfiguration).toEqual({
      loadBalancers: [{ targetGroupArn: group("blue"), productionListenerRule: rule("production") }],
    });
  });

  it("has no old tasks the first time", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 });
    expect(made.stages().at(-1)).toBe("CLEAN_UP 100 100");
    expect(made.show()).toMatchObject({ status: "SUCCESSFUL", sourceServiceRevisions: [] });
    expect(made.weights("production")).toEqual({ blue: 100, green: 0 });
  });

  it("never has fewer than the desired count of healthy tasks, nor more than twice it", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 });
    made.deploy();
    while (made.last().finishedAt === undefined) {
      made.clock.advance(1_000);
      const live = made.live(made.arn);
      expect(live.filter(({ status }) => status.healthy).length).toBeGreaterThanOrEqual(2);
      expect(live.length).toBeLessThanOrEqual(4);
    }
  });

  it("rolls back when its tasks do not start, before it had any traffic", () => {
    const cannotStart = ({ image }: { image: string }) => (image === "bad" ? "CannotPullContainerError: no" : undefined);
    const configuration = {
      strategy: "BLUE_GREEN",
      bakeTimeInMinutes: 1,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    } as const;
    const made = staged(configuration, { simulated: { cannotStart } });
    const [blue] = made.engine.view.deploymentsOf(made.arn);
    made.deploy("bad");
    const failed = made.last().deploymentId;
    made.ended();
    expect(made.show()).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      statusReason: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
    });
    expect(made.engine.view.deploymentsOf(made.arn).map(({ id }) => id)).toEqual([blue!.id]);
    expect(made.events(made.arn)).toContain(
      `(service web) (deployment ${failed}) deployment failed: Service deployment rolled back because the circuit breaker threshold was exceeded.`,
    );
  });

  it("gives the traffic back at once when it is stopped during the bake time, and keeps the old tasks", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 60 });
    const old = made
      .live(made.arn)
      .map(({ arn }) => arn)
      .sort();
    made.deploy();
    made.until("BAKE_TIME");
    made.ask(stopServiceDeployment, { serviceDeploymentArn: made.last().arn });
    made.clock.advance(1_000);
    expect(made.weights("production")).toEqual({ blue: 100, green: 0 });
    expect(made.weights("test")).toEqual({ blue: 100, green: 0 });
    made.ended();
    expect(made.last().status).toBe("ROLLBACK_SUCCESSFUL");
    made.settle(made.arn);
    expect(
      made
        .live(made.arn)
        .map(({ arn }) => arn)
        .sort(),
    ).toEqual(old);
  });

  it("cannot be stopped any more while it cleans up", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 0 });
    made.deploy();
    made.until("CLEAN_UP");
    const stop = () => made.ask(stopServiceDeployment, { serviceDeploymentArn: made.last().arn });
    expect(stop).toThrow(expect.objectContaining({ type: "ConflictException" }));
  });

  it("first consolidates what an interrupted deployment has left", () => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 60 });
    made.deploy();
    made.until("SCALE_UP");
    made.clock.advance(5_000);
    made.deploy();
    made.ended();
    expect(made.stages()).toEqual(["RECONCILE_SERVICE 0 0", ...wholeShift]);
    made.settle(made.arn);
    expect(made.engine.view.deploymentsOf(made.arn)).toHaveLength(1);
  });

  it.each([
    [
      "a group that no rule forwards to",
      { blue: 1 },
      /^Service deployment rolled back because of invalid networking configuration: Target group \S+green\S+ is not associated/,
    ],
    [
      "two groups that no rule forwards to",
      { other: 1 },
      /invalid networking configuration\. Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule\.$/,
    ],
    [
      "two groups that serve",
      { blue: 1, green: 1 },
      /should have exactly one target group serving traffic but found 2 target groups which are serving traffic$/,
    ],
    ["a stranger that serves", { blue: 0, green: 0, other: 1 }, /is forwarding traffic to unexpected target group \S+other/],
  ])("rolls back over %s", (_name, weights, text) => {
    const made = staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 0 });
    for (const name of ["production", "test"] as const) {
      const TargetGroups = Object.entries(weights).map(([target, Weight]) => ({ TargetGroupArn: group(target), Weight }));
      const row = { rule: { RuleArn: rule(name), Actions: [{ Type: "forward" as const, ForwardConfig: { TargetGroups } }] } };
      made.apply([{ op: "patch", table: "listenerRules", key: rule(name), row, why: "test" }]);
    }
    made.deploy();
    made.ended();
    expect(made.last()).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", statusReason: expect.stringMatching(text) });
  });
});

describe("a linear deployment", () => {
  it("shifts equal steps, each watched, and then bakes", () => {
    const linearConfiguration = { stepPercent: 40, stepBakeTimeInMinutes: 6 };
    const made = staged({ strategy: "LINEAR", linearConfiguration, bakeTimeInMinutes: 5 });
    made.deploy();
    made.until("PRODUCTION_TRAFFIC_SHIFT");
    expect(made.weights("production")).toEqual({ blue: 60, green: 40 });
    const from = made.clock.now();
    made.until("BAKE_TIME");
    expect(made.clock.now() - from).toBe(minutes(12));
    expect(made.stages().filter((text) => text.includes("PRODUCTION_TRAFFIC_SHIFT"))).toEqual([
      "PRE_PRODUCTION_TRAFFIC_SHIFT 100 0",
      "PRODUCTION_TRAFFIC_SHIFT 100 40",
      "PRE_PRODUCTION_TRAFFIC_SHIFT 100 40",
      "PRODUCTION_TRAFFIC_SHIFT 100 80",
      "PRE_PRODUCTION_TRAFFIC_SHIFT 100 80",
      "PRODUCTION_TRAFFIC_SHIFT 100 100",
      "POST_PRODUCTION_TRAFFIC_SHIFT 100 100",
    ]);
    made.ended();
    expect(made.last().status).toBe("SUCCESSFUL");
  });
});

describe("a canary deployment", () => {
  it("shifts a little, watches it, and then the rest", () => {
    const canaryConfiguration = { canaryPercent: 0.5, canaryBakeTimeInMinutes: 10 };
    const made = staged({ strategy: "CANARY", canaryConfiguration, bakeTimeInMinutes: 0 });
    made.deploy();
    made.until("PRODUCTION_TRAFFIC_SHIFT");
    expect(made.weights("production")).toEqual({ blue: 995, green: 5 });
    const from = made.clock.now();
    made.until("CLEAN_UP");
    expect(made.clock.now() - from).toBe(minutes(10));
    expect(made.weights("production")).toEqual({ blue: 0, green: 100 });
  });

  it("goes back when an alarm goes off during the canary", () => {
    const alarms = { alarmNames: ["errors"], enable: true, rollback: true };
    const made = staged({ strategy: "CANARY", bakeTimeInMinutes: 0, alarms });
    made.deploy();
    made.until("PRODUCTION_TRAFFIC_SHIFT");
    const key = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors";
    const row = {
      arn: key,
      name: "errors",
      alarm: { AlarmName: "errors", StateValue: "ALARM" as const, TreatMissingData: "ignore" },
      dueAt: Number.MAX_SAFE_INTEGER,
    };
    made.apply([{ op: "put", table: "alarms", key, row, why: "test" }]);
    made.ended();
    expect(made.weights("production")).toEqual({ blue: 100, green: 0 });
    expect(made.show()).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", alarms: { status: "TRIGGERED", triggeredAlarmNames: ["errors"] } });
  });
});

describe("lifecycle hooks", () => {
  const pause = (...lifecycleStages: DeploymentLifecycleHook["lifecycleStages"] & object): DeploymentLifecycleHook => ({
    targetType: "PAUSE",
    lifecycleStages,
  });
  const fn = (...lifecycleStages: DeploymentLifecycleHook["lifecycleStages"] & object): DeploymentLifecycleHook => ({
    targetType: "AWS_LAMBDA",
    hookTargetArn: "arn:aws:lambda:us-east-1:123456789012:function:check",
    roleArn: "arn:aws:iam::123456789012:role/hooks",
    lifecycleStages,
  });
  const withHooks = (...lifecycleHooks: DeploymentLifecycleHook[]) =>
    staged({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 0, lifecycleHooks });

  it("of a pause wait for an answer, and go on with CONTINUE", () => {
    const made = withHooks();
    made.updateService(made.arn, {
      deploymentConfiguration: { ...percentages, strategy: "BLUE_GREEN", bakeTimeInMinutes: 0, lifecycleHooks: [pause("POST_SCALE_UP")] },
    });
    made.deploy();
    made.until("POST_SCALE_UP");
    made.clock.advance(minutes(60));
    const [hook] = made.show().lifecycleHookDetails!;
    expect(hook).toMatchObject({ targetType: "PAUSE", status: "AWAITING_ACTION", timeoutAction: "ROLLBACK" });
    expect(hook!.hookId).toMatch(/^ecs-pause-[\w-]{43}$/);
    const answer = { serviceDeploymentArn: made.last().arn, hookId: hook!.hookId! };
    expect(made.ask(continueServiceDeployment, answer)).toEqual({ serviceDeploymentArn: made.last().arn });
    made.ended();
    expect(made.last().status).toBe("SUCCESSFUL");
    expect(() => made.ask(continueServiceDeployment, answer)).toThrow(expect.objectContaining({ type: "InvalidParameterException" }));
  });

  it.each([
    ["an answer of ROLLBACK", "ROLLBACK", 0],
    ["no answer in time", undefined, minutes(1440)],
  ] as const)("of a pause roll back with %s", (_name, action, wait) => {
    const made = withHooks();
    made.updateService(made.arn, {
      deploymentConfiguration: {
        ...percentages,
        strategy: "BLUE_GREEN",
        bakeTimeInMinutes: 0,
        lifecycleHooks: [pause("PRE_PRODUCTION_TRAFFIC_SHIFT")],
      },
    });
    made.deploy();
    made.until("PRE_PRODUCTION_TRAFFIC_SHIFT");
    const [hook] = made.last().stage!.hooks;
    if (action) made.ask(continueServiceDeployment, { serviceDeploymentArn: made.last().arn, hookId: hook!.id, action });
    made.clock.advance(wait);
    made.ended();
    expect(made.last()).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      statusReason: expect.stringMatching(
        /^Service deployment rolled back because PRE_PRODUCTION_TRAFFIC_SHIFT lifecycle hook\(s\) failed\./,
      ),
    });
    expect(made.weights("production")).toEqual({ blue: 100, green: 0 });
  });

  it("of a pause go on without an answer if they are told to", () => {
    const hook = { ...pause("POST_TEST_TRAFFIC_SHIFT"), timeoutConfiguration: { timeoutInMinutes: 5, action: "CONTINUE" as const } };
    const made = withHooks(hook);
    made.deploy();
    made.until("POST_TEST_TRAFFIC_SHIFT");
    const from = made.clock.now();
    made.until("CLEAN_UP");
    expect(made.clock.now() - from).toBe(minutes(5));
    expect(made.log.some(({ row }) => (row as ServiceDeploymentRow | undefined)?.stage?.hooks?.[0]?.status === "TIMED_OUT")).toBe(true);
  });

  it("of a function are taken to have succeeded if nobody answers, and are called with each step", () => {
    const made = withHooks(fn("PRE_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT"));
    made.deploy();
    made.until("PRE_SCALE_UP");
    expect(made.show().lifecycleHookDetails).toMatchObject([
      { targetType: "AWS_LAMBDA", status: "IN_PROGRESS", targetArn: fn().hookTargetArn },
    ]);
    made.ended();
    expect(made.last().status).toBe("SUCCESSFUL");
  });

  const answering = (made: ReturnType<typeof staged>, answer: object): void => {
    const { hookId } = waitingHooks(made.engine.view)[0]!;
    made.apply(answerHook(made.engine.view, { hookId, ...answer }, made.clock.now())!);
  };

  it("of a function are told of the traffic, and may take their time", () => {
    const made = withHooks(fn("PRODUCTION_TRAFFIC_SHIFT"));
    made.deploy();
    made.until("PRODUCTION_TRAFFIC_SHIFT");
    const { targetServiceRevision: target, sourceServiceRevisions: sources } = made.show();
    expect(waitingHooks(made.engine.view)).toMatchObject([
      {
        functionArn: fn().hookTargetArn,
        event: {
          lifecycleStage: "PRODUCTION_TRAFFIC_SHIFT",
          resourceArn: made.last().arn,
          executionDetails: { testTrafficWeights: {}, productionTrafficWeights: { [target!.arn!]: 100, [sources![0]!.arn!]: 0 } },
        },
      },
    ]);
    answering(made, { hookStatus: "IN_PROGRESS", callBackDelay: 600, hookDetails: { seen: 1 } });
    made.clock.advance(minutes(9));
    expect(made.stage()).toBe("PRODUCTION_TRAFFIC_SHIFT");
    expect(waitingHooks(made.engine.view)).toMatchObject([{ event: { hookDetails: { seen: 1 } } }]);
    answering(made, { hookStatus: "SUCCEEDED" });
    made.ended();
    expect(made.last().status).toBe("SUCCESSFUL");
  });

  it.each([
    [{ hookStatus: "FAILED" }, "Lifecycle hook target arn:aws:lambda:us-east-1:123456789012:function:check returned FAILED status."],
    [
      {},
      "ECS was unable to parse the response from arn:aws:lambda:us-east-1:123456789012:function:check due to HookStatus must not be null",
    ],
  ])("of a function roll back when it answers %j", (answer, text) => {
    const made = withHooks(fn("POST_TEST_TRAFFIC_SHIFT"));
    // The first deployment had the hook too.
    made.deploy();
    made.until("POST_TEST_TRAFFIC_SHIFT");
    answering(made, answer);
    made.ended();
    expect(made.last()).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      statusReason: `Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. ${text}`,
    });
  });

  it("hold a rolling deployment before its first task, and before it completes", () => {
    const made = staged({ strategy: "ROLLING" });
    const [old] = made.engine.view.deploymentsOf(made.arn);
    const lifecycleHooks = [pause("PRE_SCALE_UP", "POST_SCALE_UP")];
    made.updateService(made.arn, {
      deploymentConfiguration: { ...percentages, minimumHealthyPercent: 0, strategy: "ROLLING", lifecycleHooks },
    });
    made.deploy();
    made.clock.advance(minutes(60));
    expect(made.show()).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "PRE_SCALE_UP" });
    expect(made.show().targetServiceRevision).not.toHaveProperty("requestedProductionTrafficWeight");
    expect(made.live(made.arn).map(({ spec }) => spec.deploymentId)).toEqual([old!.id, old!.id]);
    // What dies meanwhile is replaced by its like.
    made.driver.exit(made.live(made.arn)[0]!.arn, "app", 1);
    made.clock.advance(minutes(5));
    expect(made.live(made.arn).map(({ spec }) => spec.deploymentId)).toEqual([old!.id, old!.id]);
    const answer = (action: "CONTINUE" | "ROLLBACK") =>
      made.ask(continueServiceDeployment, {
        serviceDeploymentArn: made.last().arn,
        hookId: made.show().lifecycleHookDetails![0]!.hookId!,
        action,
      });
    answer("CONTINUE");
    made.until("POST_SCALE_UP");
    made.clock.advance(minutes(60));
    expect(made.show()).toMatchObject({ status: "IN_PROGRESS", lifecycleHookDetails: [{ status: "AWAITING_ACTION" }] });
    answer("CONTINUE");
    made.ended();
    expect(made.show().status).toBe("SUCCESSFUL");

    made.deploy("newer");
    made.until("PRE_SCALE_UP");
    const definitions = () => [...new Set(made.live(made.arn).map(({ spec }) => spec.taskDefinitionArn))];
    const before = definitions();
    answer("ROLLBACK");
    made.ended();
    expect(made.show()).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      statusReason: expect.stringContaining("PRE_SCALE_UP lifecycle hook(s) failed"),
    });
    expect(definitions()).toEqual(before);
  });
});

describe("another strategy", () => {
  it("leaves behind what was said for the one before", () => {
    const made = staged({ strategy: "LINEAR", linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 }, bakeTimeInMinutes: 1 });
    const update = (deploymentConfiguration: DeploymentConfiguration) =>
      made.ask(updateService, { cluster: "main", service: "web", deploymentConfiguration }).service!.deploymentConfiguration!;
    const canary = update({ strategy: "CANARY", canaryConfiguration: { canaryPercent: 10 } });
    expect(canary).toMatchObject({ strategy: "CANARY", bakeTimeInMinutes: 1, canaryConfiguration: { canaryPercent: 10 } });
    expect(canary).not.toHaveProperty("linearConfiguration");
    expect(update({ minimumHealthyPercent: 50 })).toMatchObject({ strategy: "CANARY", canaryConfiguration: { canaryPercent: 10 } });
    const rolling = update({ strategy: "ROLLING" });
    expect(rolling).toMatchObject({ strategy: "ROLLING", minimumHealthyPercent: 50 });
    expect(rolling).not.toHaveProperty("canaryConfiguration");
    made.deploy();
    made.ended();
    expect(made.show()).toMatchObject({ status: "SUCCESSFUL" });
    expect(made.show().lifecycleStage).toBeUndefined();
    expect(() => update({ strategy: "ROLLING", linearConfiguration: { stepPercent: 10 } })).toThrow("linearConfiguration");
  });
});
