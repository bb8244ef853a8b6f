import { describe, expect, it } from "vitest";
import { describeServiceDeployments } from "../../services/ecs/describe-service-deployments.js";
import { describeServiceRevisions } from "../../services/ecs/describe-service-revisions.js";
import { stopServiceDeployment } from "../../services/ecs/stop-service-deployment.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import { asking } from "../../testing/asking.js";
import { fargate, rig, type Rig, type RigOptions, type ServiceChange } from "../../testing/rig.js";

const bad = { cannotStart: ({ image }: { image: string }) => (image === "bad" ? "CannotPullContainerError: no such image" : undefined) };
const task = (image: string) => fargate("web", [{ name: "app", image }]);
const rolling = { minimumHealthyPercent: 100, maximumPercent: 200 };

function deployed(more: ServiceChange = {}, options: RigOptions = { simulated: bad }) {
  const made = rig(options);
  const arn = made.createService("web", made.register(task("good")), { desiredCount: 2, deploymentConfiguration: rolling, ...more });
  made.settle(arn, 3_600_000);
  const deploy = (image: string): ServiceDeploymentRow => {
    made.updateService(arn, { settings: { taskDefinitionArn: made.register(task(image)).arn }, startFailures: 0, retryAt: undefined });
    return last();
  };
  const last = (): ServiceDeploymentRow => made.engine.view.serviceDeploymentsOf(arn).at(-1)!;
  const ask = asking(made);
  const show = (row: ServiceDeploymentRow) => ask(describeServiceDeployments, { serviceDeploymentArns: [row.arn] }).serviceDeployments![0]!;
  return {
    ...made,
    arn,
    deploy,
    last,
    ask,
    show,
    now: (row: ServiceDeploymentRow) => made.engine.view.get("serviceDeployments", row.arn)!,
  };
}

/** The statuses that a service deployment went through. */
function statuses({ log }: Pick<Rig, "log">, { arn }: ServiceDeploymentRow): readonly string[] {
  const seen = log
    .filter(({ table, key }) => table === "serviceDeployments" && key === arn)
    .map(({ row }) => (row as ServiceDeploymentRow)?.status);
  return seen.filter((status, i) => status !== seen[i - 1]);
}

function alarm(made: Pick<Rig, "apply" | "engine">, value: "OK" | "ALARM"): void {
  const key = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors";
  const row = {
    arn: key,
    name: "errors",
    alarm: { AlarmName: "errors", StateValue: value, TreatMissingData: "ignore" },
    dueAt: Number.MAX_SAFE_INTEGER,
  };
  const there = made.engine.view.get("alarms", key) !== undefined;
  made.apply([there ? { op: "patch", table: "alarms", key, row, why: "test" } : { op: "put", table: "alarms", key, row, why: "test" }]);
}

describe("a service deployment", () => {
  it("goes from PENDING to SUCCESSFUL, and is remembered after its deployment is gone", () => {
    const made = deployed();
    const first = made.last();
    expect(statuses(made, first)).toEqual(["PENDING", "IN_PROGRESS", "SUCCESSFUL"]);
    const second = made.deploy("good");
    made.settle(made.arn);
    expect(made.engine.view.deploymentsOf(made.arn).map(({ id }) => id)).toEqual([second.deploymentId]);
    expect(made.show(first)).toMatchObject({ status: "SUCCESSFUL", sourceServiceRevisions: [], finishedAt: expect.any(Number) });
    const { sourceServiceRevisions: [source] = [], targetServiceRevision: target } = made.show(second);
    expect(source!.arn).toBe(made.show(first).targetServiceRevision!.arn);
    expect(source).toMatchObject({ requestedTaskCount: 0, runningTaskCount: 0, pendingTaskCount: 0 });
    expect(target).toMatchObject({ requestedTaskCount: 2, runningTaskCount: 2, pendingTaskCount: 0 });
    const { serviceRevisions } = made.ask(describeServiceRevisions, { serviceRevisionArns: [source!.arn!, target!.arn!] });
    expect(serviceRevisions!.map(({ taskDefinition }) => taskDefinition!.split("/")[1])).toEqual(["web:1", "web:2"]);
  });

  it("is stopped by a newer one", () => {
    const made = deployed();
    const second = made.deploy("good");
    made.clock.advance(1_000);
    made.deploy("good");
    made.settle(made.arn);
    expect(statuses(made, second)).toEqual(["PENDING", "IN_PROGRESS", "STOP_REQUESTED", "STOPPED"]);
    expect(made.show(second)).toMatchObject({ status: "STOPPED", stoppedAt: expect.any(Number) });
  });

  it("rolls back with its circuit breaker, and says why", () => {
    const made = deployed({ deploymentConfiguration: { ...rolling, deploymentCircuitBreaker: { enable: true, rollback: true } } });
    const first = made.last();
    const second = made.deploy("bad");
    made.settle(made.arn, 3_600_000);
    expect(statuses(made, second)).toEqual(["PENDING", "IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL"]);
    expect(made.show(second)).toMatchObject({
      statusReason: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
      rollback: { serviceRevisionArn: made.show(first).targetServiceRevision!.arn },
      deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 4, threshold: 3 },
    });
    // A rollback makes no revision and no service deployment.
    expect(made.last().arn).toBe(second.arn);
  });

  it("without rollback stops", () => {
    const made = deployed({ deploymentConfiguration: { ...rolling, deploymentCircuitBreaker: { enable: true, rollback: false } } });
    const second = made.deploy("bad");
    made.clock.advance(3_600_000);
    expect(statuses(made, second)).toEqual(["PENDING", "IN_PROGRESS", "STOP_REQUESTED", "STOPPED"]);
  });

  it("fails to roll back if the old tasks fail too", () => {
    let good = true;
    const cannotStart = ({ image }: { image: string }) =>
      image === "bad" || !good ? "CannotPullContainerError: no such image" : undefined;
    const made = deployed(
      {
        deploymentConfiguration: {
          minimumHealthyPercent: 0,
          maximumPercent: 100,
          deploymentCircuitBreaker: { enable: true, rollback: true },
        },
      },
      { simulated: { cannotStart } },
    );
    const second = made.deploy("bad");
    good = false;
    made.clock.advance(6 * 3_600_000);
    expect(statuses(made, second)).toEqual(["PENDING", "IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "ROLLBACK_FAILED"]);
  });
});

describe("StopServiceDeployment", () => {
  it("rolls back a deployment that was not to do so by itself", () => {
    const made = deployed();
    const [first] = made.engine.view.deploymentsOf(made.arn);
    const second = made.deploy("good");
    made.clock.advance(5_000);
    expect(made.ask(stopServiceDeployment, { serviceDeploymentArn: second.arn })).toEqual({ serviceDeploymentArn: second.arn });
    made.settle(made.arn);
    expect(statuses(made, second)).toEqual(["PENDING", "IN_PROGRESS", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL"]);
    expect(made.engine.view.deploymentsOf(made.arn).map(({ id }) => id)).toEqual([first!.id]);
    expect(made.live(made.arn).every(({ spec }) => spec.deploymentId === first!.id)).toBe(true);
  });

  it("with ABORT leaves what there is, and the deployment starts nothing more", () => {
    const made = deployed();
    const second = made.deploy("bad");
    made.clock.advance(1_000);
    made.ask(stopServiceDeployment, { serviceDeploymentArn: second.arn, stopType: "ABORT" });
    const from = made.log.length;
    made.clock.advance(3_600_000);
    expect(statuses(made, second)).toEqual(["PENDING", "IN_PROGRESS", "STOP_REQUESTED", "STOPPED"]);
    expect(made.log.slice(from).filter(({ table, old }) => table === "taskSpecs" && old === undefined)).toEqual([]);
    expect(made.live(made.arn)).toHaveLength(2);
  });

  it("of a first deployment has nothing to return to", () => {
    const made = rig({ simulated: bad });
    const arn = made.createService("web", made.register(task("bad")), { desiredCount: 1 });
    const [row] = made.engine.view.serviceDeploymentsOf(arn);
    asking(made)(stopServiceDeployment, { serviceDeploymentArn: row!.arn, stopType: "ROLLBACK" });
    made.clock.advance(60_000);
    expect(statuses(made, row!)).toEqual(["PENDING", "IN_PROGRESS", "ROLLBACK_REQUESTED", "STOP_REQUESTED", "STOPPED"]);
  });

  it("leaves alone what rolls back already, and refuses what has ended or is not there", () => {
    const made = deployed();
    const first = made.last();
    const stop = (serviceDeploymentArn: string) => made.ask(stopServiceDeployment, { serviceDeploymentArn });
    expect(() => stop(first.arn)).toThrow(expect.objectContaining({ type: "ConflictException" }));
    expect(() => stop(`${first.arn}x`)).toThrow(expect.objectContaining({ type: "ServiceDeploymentNotFoundException" }));
    expect(() => stop("web")).toThrow(expect.objectContaining({ type: "InvalidParameterException" }));
    const second = made.deploy("good");
    stop(second.arn);
    expect(stop(second.arn)).toEqual({ serviceDeploymentArn: second.arn });
    made.settle(made.arn);
    expect(made.now(second).status).toBe("ROLLBACK_SUCCESSFUL");
  });
});

describe("a deployment with alarms", () => {
  const alarms = (rollback: boolean) => ({ ...rolling, alarms: { alarmNames: ["errors"], enable: true, rollback } });

  it("is watched after its tasks are there, and completes when no alarm goes off", () => {
    const made = deployed({ deploymentConfiguration: alarms(true) });
    const second = made.deploy("good");
    made.clock.advanceUntil(() => made.now(second).bakesUntil !== undefined, 600_000);
    expect(made.show(second)).toMatchObject({ status: "IN_PROGRESS", alarms: { status: "MONITORING", alarmNames: ["errors"] } });
    const from = made.clock.now();
    made.settle(made.arn, 600_000);
    expect(made.clock.now() - from).toBeGreaterThanOrEqual(5 * 60_000);
    expect(made.show(second)).toMatchObject({ status: "SUCCESSFUL", alarms: { status: "MONITORING_COMPLETE" } });
  });

  it("fails when one goes off, and rolls back", () => {
    const made = deployed({ deploymentConfiguration: alarms(true) });
    const [first] = made.engine.view.deploymentsOf(made.arn);
    const second = made.deploy("good");
    made.clock.advanceUntil(() => made.now(second).bakesUntil !== undefined, 600_000);
    alarm(made, "ALARM");
    made.clock.advance(300_000);
    expect(made.show(second)).toMatchObject({
      status: "ROLLBACK_SUCCESSFUL",
      alarms: { status: "TRIGGERED", triggeredAlarmNames: ["errors"] },
    });
    expect(made.engine.view.deploymentsOf(made.arn).map(({ id }) => id)).toEqual([first!.id]);
    expect(made.events(made.arn)).toContain(`(service web) (deployment ${second.deploymentId}) deployment failed: alarm detected.`);
    expect(made.events(made.arn)).toContain(`(service web) rolling back to deployment ${first!.id}.`);
  });

  it("without rollback only fails", () => {
    const made = deployed({ deploymentConfiguration: alarms(false) });
    const second = made.deploy("good");
    alarm(made, "ALARM");
    made.clock.advance(1_000);
    expect(made.engine.view.get("deployments", second.deploymentId)).toMatchObject({
      status: "PRIMARY",
      rolloutState: "FAILED",
      rolloutStateReason: "ECS deployment failed: alarm detected.",
    });
    expect(made.now(second).status).toBe("STOPPED");
  });

  it("does not watch an alarm that has gone off before", () => {
    const made = deployed();
    made.updateService(made.arn, { deploymentConfiguration: alarms(true) });
    alarm(made, "ALARM");
    const second = made.deploy("good");
    made.settle(made.arn, 120_000);
    expect(made.show(second)).toMatchObject({ status: "SUCCESSFUL", alarms: { status: "DISABLED" } });
  });

  it("bakes as long as it is told", () => {
    const made = deployed({ deploymentConfiguration: { ...rolling, bakeTimeInMinutes: 10 } });
    const second = made.deploy("good");
    made.clock.advanceUntil(() => made.now(second).bakesUntil !== undefined, 600_000);
    made.clock.advance(9 * 60_000);
    expect(made.now(second).status).toBe("IN_PROGRESS");
    made.clock.advance(60_000);
    expect(made.now(second).status).toBe("SUCCESSFUL");
  });
});

describe("early success", () => {
  const early = (sourceServiceRevisionCleanup: "BLOCKING" | "DEFERRED") => ({
    ...rolling,
    earlySuccessCriteria: { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup },
  });

  it.each(["BLOCKING", "DEFERRED"] as const)("with %s completes once half of the tasks are healthy", (cleanup) => {
    let slow = 0;
    const startMsOf = ({ image }: { image: string }) => (image === "half" && slow++ % 2 === 0 ? 600_000 : 250);
    const made = deployed({ deploymentConfiguration: early(cleanup) }, { simulated: { startMsOf } });
    const second = made.deploy("half");
    made.clock.advance(300_000);
    expect(made.now(second).status).toBe(cleanup === "DEFERRED" ? "SUCCESSFUL" : "IN_PROGRESS");
    made.settle(made.arn, 3_600_000);
    expect(made.now(second).status).toBe("SUCCESSFUL");
  });
});

describe("a steady service", () => {
  it("says so again after six hours without a change", () => {
    const made = deployed();
    const steady = () => made.events(made.arn).filter((message) => message === "(service web) has reached a steady state.").length;
    const before = steady();
    made.clock.advance(12 * 3_600_000 + 60_000);
    expect(steady()).toBe(before + 2);
  });
});
