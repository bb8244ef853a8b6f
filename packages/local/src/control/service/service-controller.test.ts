import { describe, expect, it } from "vitest";
import type { Task } from "../../state/view.js";
import { fargate, rig } from "../../testing/rig.js";

const check = { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 };
const states = (tasks: readonly Task[]): readonly string[] => tasks.map(({ status }) => status.lastStatus);
const revisions = (tasks: readonly Task[]): readonly string[] => tasks.map(({ spec }) => spec.taskDefinitionArn.split("/")[1]!);
const blank = (messages: readonly string[]): readonly string[] =>
  messages.map((message) => message.replace(/[0-9a-f]{32}/g, "ID").replace(/\d{19}/g, "D"));

describe("a service", () => {
  it("comes to its desired count and a steady state, in ECS's words", () => {
    const { createService, register, settle, live, events } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 3 });
    expect(settle(arn)).toBeGreaterThanOrEqual(40_000);
    expect(live(arn).map(({ status }) => [status.lastStatus, status.healthy])).toEqual(Array(3).fill(["RUNNING", true]));
    expect(blank(events(arn))).toEqual([
      "(service web) has started 3 tasks: (task ID) (task ID) (task ID).",
      "(service web) (deployment ecs-svc/D) deployment completed.",
      "(service web) has reached a steady state.",
    ]);
  });

  it("has nothing to do with none desired", () => {
    const { clock, createService, register, isSteady, tasks } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 0 });
    clock.settle();
    expect(isSteady(arn)).toBe(true);
    expect(tasks(arn)).toEqual([]);
  });

  it("replaces a task that has died, at once", () => {
    const { clock, createService, register, settle, live, driver, tasks } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 2 });
    settle(arn);
    const [victim] = live(arn);
    driver.exit(victim!.arn, "app", 137);
    const took = clock.advanceUntil(() => states(live(arn)).filter((state) => state === "RUNNING").length === 2, 5_000);
    expect(took).toBeLessThan(1_000);
    expect(live(arn).map((task) => task.arn)).not.toContain(victim!.arn);
    expect(tasks(arn).find((task) => task.arn === victim!.arn)!.status).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: { app: { exitCode: 137 } },
    });
    settle(arn);
  });

  it("replaces an unhealthy task: first the replacement, then the stop", () => {
    const { clock, createService, register, settle, live, driver, tasks, events } = rig();
    const arn = createService("web", register(fargate("web", [{ name: "app", image: "app", healthCheck: check }])), { desiredCount: 2 });
    settle(arn);
    const [victim] = live(arn);
    driver.report(victim!.arn, "app", "UNHEALTHY");
    clock.advance(2_000);
    expect(blank(events(arn)).slice(-4)).toEqual([
      "(service web) has started 1 tasks: (task ID). Amazon ECS replaced 1 tasks due to an unhealthy status.",
      "(service web) (task ID) failed container health checks.",
      "(service web) has stopped 1 running tasks: (task ID).",
      "(service web) has reached a steady state.",
    ]);
    expect(tasks(arn).find((task) => task.arn === victim!.arn)!.status).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Task failed container health checks",
    });
  });

  it("ignores unhealthy verdicts within the grace period", () => {
    const { clock, createService, register, settle, live, driver } = rig();
    const definition = register(fargate("web", [{ name: "app", image: "app", healthCheck: check }]));
    const arn = createService("web", definition, { desiredCount: 1, healthCheckGracePeriodSeconds: 300 });
    settle(arn);
    const [victim] = live(arn);
    driver.report(victim!.arn, "app", "UNHEALTHY");
    clock.advance(290_000);
    expect(live(arn).map((task) => task.arn)).toEqual([victim!.arn]);
    clock.advance(20_000);
    expect(live(arn).map((task) => task.arn)).not.toContain(victim!.arn);
  });

  it("scales out and in, and keeps zones even", () => {
    const { createService, register, settle, live, updateService } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 7 });
    settle(arn);
    const zones = (): readonly number[] => {
      const counts = new Map<string, number>();
      for (const { spec } of live(arn)) counts.set(spec.availabilityZone, (counts.get(spec.availabilityZone) ?? 0) + 1);
      return [...counts.values()].sort();
    };
    expect(zones()).toEqual([2, 2, 3]);
    updateService(arn, { desiredCount: 3 });
    settle(arn);
    expect(zones()).toEqual([1, 1, 1]);
  });

  it("divides tasks by base and weight, and keeps that when it shrinks", () => {
    const { createService, register, settle, live, updateService } = rig();
    const capacityProviderStrategy = [
      { capacityProvider: "FARGATE", base: 2, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 4 },
    ];
    const settings = { launchType: undefined, capacityProviderStrategy };
    const arn = createService("web", register(fargate("web")), { desiredCount: 12, settings });
    settle(arn);
    const spot = (): number => live(arn).filter(({ spec }) => spec.capacityProviderName === "FARGATE_SPOT").length;
    expect([live(arn).length - spot(), spot()]).toEqual([4, 8]);
    updateService(arn, { desiredCount: 7 });
    settle(arn);
    expect([live(arn).length - spot(), spot()]).toEqual([3, 4]);
    updateService(arn, { desiredCount: 2 });
    settle(arn);
    expect([live(arn).length - spot(), spot()]).toEqual([2, 0]);
  });

  it("drains and becomes INACTIVE when it is deleted, and its rows go after a while", () => {
    const { clock, createService, register, settle, updateService, engine, tasks } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 2 });
    settle(arn);
    updateService(arn, { status: "DRAINING", desiredCount: 0 });
    clock.advanceUntil(() => engine.view.get("services", arn)!.status === "INACTIVE", 10_000);
    expect(engine.view.deploymentsOf(arn)).toEqual([]);
    clock.advance(2 * 60 * 60_000);
    expect(engine.view.get("services", arn)).toBeUndefined();
    expect(tasks(arn)).toEqual([]);
  });
});

describe("a rolling deployment", () => {
  it.each([
    [100, 200, 4],
    [50, 100, 4],
    [50, 200, 4],
    [0, 100, 1],
    [100, 200, 1],
    [100, 150, 3],
    [75, 125, 5],
  ])("with %i to %i percent of %i stays in its bounds", (minimumHealthyPercent, maximumPercent, desiredCount) => {
    const { createService, register, settle, live, updateService, engine, log, clock } = rig();
    const deploymentConfiguration = { minimumHealthyPercent, maximumPercent };
    const arn = createService("web", register(fargate("web")), { desiredCount, deploymentConfiguration });
    settle(arn);
    const from = log.length;
    let fewest = Infinity;
    let most = 0;
    const end = engine.observe(() => {
      const kinds = (wanted: readonly ("pending" | "running" | "healthy")[]): number =>
        engine.view
          .deploymentsOf(arn)
          .reduce((sum, { id }) => sum + wanted.reduce((n, kind) => n + engine.view.countTasks(id, kind), 0), 0);
      fewest = Math.min(fewest, kinds(["healthy"]));
      most = Math.max(most, kinds(["pending", "running", "healthy"]));
    });
    updateService(arn, { settings: { taskDefinitionArn: register(fargate("web")).arn } });
    settle(arn, 1_000_000);
    end();
    expect(log.length).toBeGreaterThan(from);
    expect(revisions(live(arn))).toEqual(Array(desiredCount).fill("web:2"));
    expect(fewest).toBe(Math.ceil((desiredCount * minimumHealthyPercent) / 100));
    expect(most).toBeLessThanOrEqual(Math.floor((desiredCount * maximumPercent) / 100));
    expect(engine.view.deploymentsOf(arn)).toHaveLength(1);
    clock.advance(60_000);
  });

  it("says that it is stuck when the percentages let nothing move", () => {
    const { clock, createService, register, settle, updateService, events } = rig();
    const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 100 };
    const arn = createService("web", register(fargate("web")), { desiredCount: 2, deploymentConfiguration });
    settle(arn);
    updateService(arn, { settings: { taskDefinitionArn: register(fargate("web")).arn } });
    clock.advance(600_000);
    expect(events(arn).filter((message) => message.includes("was unable to stop or start tasks during a deployment"))).toHaveLength(1);
  });

  it("gives way to a newer one", () => {
    const { clock, createService, register, settle, live, updateService } = rig();
    const arn = createService("web", register(fargate("web")), { desiredCount: 3 });
    settle(arn);
    updateService(arn, { settings: { taskDefinitionArn: register(fargate("web")).arn } });
    clock.advance(5_000);
    updateService(arn, { settings: { taskDefinitionArn: register(fargate("web")).arn } });
    settle(arn);
    expect(revisions(live(arn))).toEqual(["web:3", "web:3", "web:3"]);
  });

  it("replaces what falls ill from its own revision, so that the new one is not to blame", () => {
    const { clock, createService, register, settle, live, updateService, driver, engine } = rig({
      simulated: { cannotStart: ({ image }) => (image === "bad" ? "CannotPullContainerError: bad" : undefined) },
    });
    const containers = (image: string) => [{ name: "app", image, healthCheck: check }];
    const arn = createService("web", register(fargate("web", containers("good"))), { desiredCount: 2 });
    settle(arn);
    updateService(arn, { settings: { taskDefinitionArn: register(fargate("web", containers("bad"))).arn } });
    clock.advance(1_000);
    const [victim] = live(arn).filter(({ spec }) => spec.taskDefinitionArn.endsWith(":1"));
    driver.report(victim!.arn, "app", "UNHEALTHY");
    clock.advance(120_000);
    const good = live(arn).filter(({ spec }) => spec.taskDefinitionArn.endsWith(":1"));
    expect(good.map(({ status }) => status.healthStatus)).toEqual(["HEALTHY", "HEALTHY"]);
    expect(good.map(({ arn: task }) => task)).not.toContain(victim!.arn);
    expect(engine.view.deploymentsOf(arn)[0]!.desiredCount).toBe(2);
  });
});
