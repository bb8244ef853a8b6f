import type { ContainerDefinition } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import type { TaskStatusRow } from "../../state/rows.js";
import { fargate, rig, type Rig, type RigOptions } from "../../testing/rig.js";
import { stopTask } from "./stop-task.js";

const check = { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 };

/** A standalone task of the given containers, and what can be done to it. */
function taskOf(containers: readonly ContainerDefinition[], options: RigOptions = {}) {
  const made = rig(options);
  const definition = made.register(fargate("job", containers));
  const arn = made.runTask(definition);
  const status = (): TaskStatusRow => made.engine.view.task(arn)!.status;
  return {
    ...made,
    arn,
    status,
    states: () => statesOf(made, arn),
    until: (state: TaskStatusRow["lastStatus"]) => made.clock.advanceUntil(() => status().lastStatus === state, 200_000),
    stop: (stopCode: "UserInitiated" | "ServiceSchedulerInitiated" = "UserInitiated") =>
      made.apply(stopTask(made.engine.view.task(arn)!, { stopCode, stoppedReason: "Task stopped by user" }, made.engine.now())),
    /** Starts and ends of containers, in order. */
    containers: () => containerEvents(made, arn),
  };
}

function statesOf({ log }: Rig, arn: string): readonly string[] {
  const rows = log
    .filter(({ table, key, row }) => table === "taskStatuses" && key === arn && row !== undefined)
    .map(({ row }) => row as TaskStatusRow);
  return rows.map(({ lastStatus }) => lastStatus).filter((state, i, all) => state !== all[i - 1]);
}

function containerEvents({ log }: Rig, arn: string): readonly string[] {
  return log.flatMap(({ table, key, old, row }) => {
    if (table !== "taskStatuses" || key !== arn || !old || !row) return [];
    const [before, after] = [old as TaskStatusRow, row as TaskStatusRow];
    return Object.entries(after.containers)
      .filter(([name, { lastStatus }]) => lastStatus !== before.containers[name]!.lastStatus)
      .map(([name, { lastStatus }]) => `${name} ${lastStatus}`);
  });
}

describe("the states of a task", () => {
  it("are all passed in their order on Fargate, with a time for each", () => {
    const { until, states, stop, status } = taskOf([{ name: "app", image: "app" }]);
    until("RUNNING");
    stop();
    until("STOPPED");
    expect(states()).toEqual(["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]);
    const { connectivityAt, pullStartedAt, pullStoppedAt, startedAt, stoppingAt, executionStoppedAt, stoppedAt } = status();
    const times = [connectivityAt, pullStartedAt, pullStoppedAt, startedAt, stoppingAt, executionStoppedAt, stoppedAt];
    expect(times).toEqual([...times].sort((a, b) => a! - b!));
    expect(status()).toMatchObject({ stopCode: "UserInitiated", stoppedReason: "Task stopped by user", desiredStatus: "STOPPED" });
  });

  it("are fewer without a network of its own", () => {
    const made = rig();
    const definition = made.register({
      family: "job",
      networkMode: "bridge",
      containerDefinitions: [{ name: "app", image: "app", memory: 128 }],
    });
    const arn = made.runTask(definition, { launchType: "EC2" });
    const task = () => made.engine.view.task(arn)!;
    made.clock.advanceUntil(() => task().status.lastStatus === "RUNNING", 5_000);
    made.apply(stopTask(task(), { stopCode: "UserInitiated" }, made.engine.now()));
    made.clock.advanceUntil(() => task().status.lastStatus === "STOPPED", 40_000);
    expect(statesOf(made, arn)).toEqual(["PENDING", "RUNNING", "STOPPING", "STOPPED"]);
  });

  it("skip RUNNING when it is stopped before", () => {
    const { stop, until, states, status, clock } = taskOf([{ name: "app", image: "app" }]);
    clock.advance(100);
    stop();
    until("STOPPED");
    expect(states()).toEqual(["PROVISIONING", "PENDING", "ACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"]);
    expect(status().startedAt).toBeUndefined();
  });

  it("are forgotten an hour after the last", () => {
    const { stop, until, clock, arn, engine } = taskOf([{ name: "app", image: "app" }]);
    until("RUNNING");
    stop();
    until("STOPPED");
    clock.advance(59 * 60_000);
    expect(engine.view.task(arn)).toBeDefined();
    clock.advance(60_001);
    expect(engine.view.get("taskSpecs", arn)).toBeUndefined();
    expect(engine.view.get("taskStatuses", arn)).toBeUndefined();
  });
});

describe("the containers of a task", () => {
  const after = (containerName: string, condition: "START" | "COMPLETE" | "SUCCESS" | "HEALTHY") => [{ containerName, condition }];

  it("start when their dependencies allow, and stop in the reverse order", () => {
    const { until, stop, containers, clock } = taskOf([
      { name: "app", image: "app", dependsOn: [...after("migrate", "SUCCESS"), ...after("envoy", "HEALTHY")] },
      { name: "migrate", image: "app", essential: false, dependsOn: after("db", "START") },
      { name: "envoy", image: "app", healthCheck: check },
      { name: "db", image: "app" },
    ]);
    until("RUNNING");
    stop();
    until("STOPPED");
    const events = containers();
    const at = (event: string): number => events.indexOf(event);
    expect(at("db RUNNING")).toBeLessThan(at("migrate RUNNING"));
    expect(at("migrate STOPPED")).toBeLessThan(at("app RUNNING"));
    expect(at("app STOPPED")).toBeLessThan(at("envoy STOPPED"));
    expect(at("app STOPPED")).toBeLessThan(at("db STOPPED"));
    clock.settle();
  });

  it("fail the task when one that must end with success does not", () => {
    const made = rig({ simulated: {} });
    const definition = made.register(
      fargate("job", [
        { name: "migrate", image: "app", essential: false },
        { name: "app", image: "app", dependsOn: after("migrate", "SUCCESS") },
      ]),
    );
    const arn = made.runTask(definition);
    made.clock.advanceUntil(() => made.engine.view.task(arn)!.status.containers["migrate"]!.lastStatus === "RUNNING", 5_000);
    made.driver.exit(arn, "migrate", 2);
    made.clock.advance(5_000);
    expect(made.engine.view.task(arn)!.status).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "TaskFailedToStart",
      stoppedReason: "Task failed to start: container app cannot start, because migrate ended with exit code 2",
    });
  });

  it("are given up when a dependency is not ready within its startTimeout", () => {
    const { until, status } = taskOf(
      [
        { name: "envoy", image: "app", healthCheck: check, startTimeout: 30 },
        { name: "app", image: "app", dependsOn: after("envoy", "HEALTHY") },
      ],
      { simulated: { isHealthy: () => false } },
    );
    const took = until("STOPPED");
    expect(took).toBeGreaterThanOrEqual(30_000);
    expect(status().stoppedReason).toContain("envoy was not HEALTHY within its startTimeout");
  });

  it("end the task with the first essential one, with its code", () => {
    const { until, driver, arn, status } = taskOf([
      { name: "app", image: "app" },
      { name: "log", image: "app", essential: false },
    ]);
    until("RUNNING");
    driver.exit(arn, "log", 1);
    expect(status().desiredStatus).toBe("RUNNING");
    driver.exit(arn, "app", 0);
    until("STOPPED");
    expect(status()).toMatchObject({
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: { app: { exitCode: 0 }, log: { exitCode: 1 } },
    });
  });

  it("that cannot start end the task before it runs, with the runtime's reason", () => {
    const reason = "CannotPullContainerError: no such image";
    const { until, status } = taskOf([{ name: "app", image: "app" }], { simulated: { cannotStart: () => reason } });
    until("STOPPED");
    expect(status()).toMatchObject({ stopCode: "TaskFailedToStart", stoppedReason: reason, containers: { app: { reason } } });
    expect(status().startedAt).toBeUndefined();
    expect(status().executionStoppedAt).toBeUndefined();
  });

  it("decide its health: UNHEALTHY before UNKNOWN before HEALTHY, and only the essential ones", () => {
    const { until, driver, arn, status, clock } = taskOf([
      { name: "a", image: "app", healthCheck: check },
      { name: "b", image: "app", healthCheck: check },
      { name: "c", image: "app", healthCheck: check, essential: false },
      { name: "d", image: "app" },
    ]);
    until("RUNNING");
    expect(status().healthStatus).toBe("UNKNOWN");
    clock.advance(1_000);
    expect(status().healthStatus).toBe("HEALTHY");
    driver.report(arn, "c", "UNHEALTHY");
    clock.settle();
    expect(status().healthStatus).toBe("HEALTHY");
    driver.report(arn, "b", "UNHEALTHY");
    clock.settle();
    expect(status()).toMatchObject({ healthStatus: "UNHEALTHY", desiredStatus: "RUNNING" });
  });
});
