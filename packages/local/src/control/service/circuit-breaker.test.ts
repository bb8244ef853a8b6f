import { describe, expect, it } from "vitest";
import type { DeploymentRow } from "../../state/rows.js";
import { fargate, rig, type Rig } from "../../testing/rig.js";
import { failureThreshold } from "./circuit-breaker.js";

describe("the failure threshold", () => {
  it.each([
    [undefined, 1, 3],
    [undefined, 25, 13],
    [undefined, 400, 200],
    [undefined, 800, 200],
    [{ type: "BOUNDED_PERCENT", value: 10 } as const, 100, 10],
    [{ type: "UNBOUNDED_PERCENT", value: 50 } as const, 800, 400],
    [{ type: "UNBOUNDED_PERCENT", value: 50 } as const, 1, 1],
    [{ type: "COUNT", value: 7 } as const, 800, 7],
  ])("%j of %i tasks is %i", (thresholdConfiguration, desired, threshold) => {
    const deploymentCircuitBreaker = { enable: true, rollback: false, ...(thresholdConfiguration && { thresholdConfiguration }) };
    expect(failureThreshold({ deploymentCircuitBreaker }, desired)).toBe(threshold);
  });
});

const check = { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 };

function failing(): Rig {
  return rig({
    simulated: {
      cannotStart: ({ image }) => (image === "bad" ? "CannotPullContainerError: no such image" : undefined),
      isHealthy: ({ image }) => image !== "ill",
    },
  });
}

const configuration = (rollback: boolean) => ({
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  deploymentCircuitBreaker: { enable: true, rollback },
});

const task = (image: string) => fargate("web", [{ name: "app", image, healthCheck: check }]);

describe("the circuit breaker", () => {
  it.each(["bad", "ill"])("ends a deployment whose tasks are %s and rolls back to the deployment that completed last", (image) => {
    const { clock, createService, register, settle, live, updateService, engine, events } = failing();
    const arn = createService("web", register(task("good")), { desiredCount: 2, deploymentConfiguration: configuration(true) });
    settle(arn);
    const [first] = engine.view.deploymentsOf(arn);
    updateService(arn, { settings: { taskDefinitionArn: register(task(image)).arn } });
    const failed = engine.view.deploymentsOf(arn).at(-1)!;
    settle(arn, 60 * 60_000);
    expect(engine.view.deploymentsOf(arn)).toMatchObject([{ id: first!.id, status: "PRIMARY", rolloutState: "COMPLETED" }]);
    expect(engine.view.get("services", arn)!.settings).toEqual(first!.settings);
    expect(live(arn).map(({ spec }) => spec.taskDefinitionArn)).toEqual(Array(2).fill(first!.settings.taskDefinitionArn));
    expect(events(arn)).toContain(`(service web) (deployment ${failed.id}) deployment failed: tasks failed to start.`);
    expect(events(arn)).toContain(`(service web) rolling back to deployment ${first!.id}.`);
    clock.advance(60_000);
  });

  it("shows the failure and the rollback while it lasts", () => {
    const { createService, register, settle, updateService, engine, log } = failing();
    const arn = createService("web", register(task("good")), { desiredCount: 2, deploymentConfiguration: configuration(true) });
    settle(arn);
    const [first] = engine.view.deploymentsOf(arn);
    const from = log.length;
    updateService(arn, { settings: { taskDefinitionArn: register(task("bad")).arn } });
    settle(arn, 60 * 60_000);
    const shown = log
      .slice(from)
      .filter(({ table, row }) => table === "deployments" && row !== undefined)
      .map(({ row }) => row as DeploymentRow)
      .map(
        ({ id, status, rolloutState, rolloutStateReason }) =>
          `${id === first!.id ? "first" : "second"} ${status} ${rolloutState} ${rolloutStateReason}`,
      );
    const changes = shown
      .filter((text, i) => text !== shown[i - 1])
      .map((text) => text.replaceAll(first!.id, "ecs-svc/1").replace(/svc\/\d{19}/, "svc/2"));
    expect(changes).toEqual([
      "first ACTIVE COMPLETED ECS deployment ecs-svc/1 completed.",
      "second PRIMARY IN_PROGRESS ECS deployment ecs-svc/2 in progress.",
      "first ACTIVE COMPLETED ECS deployment ecs-svc/1 completed.",
      "second PRIMARY IN_PROGRESS ECS deployment ecs-svc/2 in progress.",
      "second ACTIVE FAILED ECS deployment circuit breaker: tasks failed to start.",
      "first PRIMARY IN_PROGRESS ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.",
      "second ACTIVE FAILED ECS deployment circuit breaker: tasks failed to start.",
      "first PRIMARY COMPLETED ECS deployment ecs-svc/1 completed.",
    ]);
  });

  it("without rollback leaves the old tasks and starts nothing more", () => {
    const { clock, createService, register, settle, live, updateService, engine, log } = failing();
    const arn = createService("web", register(task("good")), { desiredCount: 2, deploymentConfiguration: configuration(false) });
    settle(arn);
    updateService(arn, { settings: { taskDefinitionArn: register(task("bad")).arn } });
    clock.advanceUntil(() => engine.view.deploymentsOf(arn).at(-1)!.rolloutState === "FAILED", 60 * 60_000);
    const from = log.length;
    clock.advance(60 * 60_000);
    expect(log.slice(from).filter(({ table, old }) => table === "taskSpecs" && old === undefined)).toEqual([]);
    expect(live(arn).map(({ spec }) => spec.taskDefinitionArn.split("/")[1])).toEqual(["web:1", "web:1"]);
  });

  it("stalls a first deployment, which has nothing to return to", () => {
    const { clock, createService, register, engine, tasks } = failing();
    const arn = createService("web", register(task("bad")), { desiredCount: 1, deploymentConfiguration: configuration(true) });
    clock.advanceUntil(() => engine.view.deploymentsOf(arn).at(-1)!.rolloutState === "FAILED", 60 * 60_000);
    expect(tasks(arn)).toHaveLength(3);
    expect(tasks(arn)[0]!.status).toMatchObject({
      stopCode: "TaskFailedToStart",
      stoppedReason: "CannotPullContainerError: no such image",
    });
    expect(tasks(arn)[0]!.status.startedAt).toBeUndefined();
  });

  it("backs off between tasks that never run, and no more once there is another deployment", () => {
    const { clock, createService, register, updateService, settle, log, events } = failing();
    const arn = createService("web", register(task("bad")), { desiredCount: 1 });
    clock.advance(3 * 60 * 60_000);
    const starts = log.filter(({ table, old }) => table === "taskSpecs" && old === undefined).map(({ at }) => at);
    const pauses = starts.slice(1).map((at, i) => at - starts[i]!);
    expect(pauses.every((pause, i) => i === 0 || pause >= pauses[i - 1]! - 1_000)).toBe(true);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(27 * 60_000);
    expect(events(arn).filter((message) => message.includes("is unable to consistently start tasks successfully."))).toHaveLength(1);
    updateService(arn, { settings: { taskDefinitionArn: register(task("good")).arn }, startFailures: 0, retryAt: undefined });
    expect(settle(arn)).toBeLessThan(10_000);
  });

  it("paces a crash loop as a start on AWS would", () => {
    const { clock, createService, register, live, driver, log } = failing();
    const arn = createService("web", register(fargate("web")), { desiredCount: 1 });
    for (let i = 0; i < 600; i++) {
      for (const { arn: task } of live(arn)) driver.exit(task, "app", 1);
      clock.advance(1_000);
    }
    const starts = log.filter(({ table, old }) => table === "taskSpecs" && old === undefined);
    expect(starts.length).toBeGreaterThan(20);
    expect(starts.length).toBeLessThan(60);
  });
});
