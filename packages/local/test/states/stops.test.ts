import { describe, expect, it } from "vitest";
import { simulatedDriver } from "../../src/drivers/simulated.js";
import type { Fact } from "../../src/drivers/driver.js";
import { fargate, rig } from "../../src/testing/rig.js";
import { virtualClock } from "../../src/testing/virtual-clock.js";

/** A task that runs, and a driver that says what the test has it say. */
function running() {
  const clock = virtualClock();
  const driver = simulatedDriver(clock);
  let sink: ((fact: Fact) => void) | undefined;
  const made = rig({
    clock,
    driver: {
      ...driver,
      attach(to) {
        sink = to;
        driver.attach(to);
      },
    },
  });
  const arn = made.runTask(made.register(fargate("job")));
  clock.advanceUntil(() => made.engine.view.task(arn)!.status.lastStatus === "RUNNING", 60_000);
  return {
    status: () => made.engine.view.task(arn)!.status,
    say(fact: Fact) {
      sink!(fact);
      clock.advance(120_000);
    },
    named: { taskArn: arn, container: "app" },
  };
}

describe("a task that ran", () => {
  it("ends with its essential container, which says that it had too little memory", () => {
    const { status, say, named } = running();
    say({ kind: "container-exited", ...named, exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" });
    expect(status()).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: { app: { exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" } },
    });
  });

  it("ends where its stop has failed, which its container says", () => {
    const { status, say, named } = running();
    say({ kind: "container-exited", ...named, reason: "CannotStopContainerError: context deadline exceeded" });
    const { containers, lastStatus } = status();
    expect([lastStatus, containers["app"]!.reason]).toEqual(["STOPPED", "CannotStopContainerError: context deadline exceeded"]);
  });

  it("ends with the host that has lost it", () => {
    const { status, say, named } = running();
    say({ kind: "container-lost", ...named });
    expect(status()).toMatchObject({ lastStatus: "STOPPED", stopCode: "InfrastructureHealth" });
  });
});

it("a service that is scaled in stops its tasks with the deployment's id", () => {
  const made = rig();
  const arn = made.createService("web", made.register(fargate("web")), { desiredCount: 2 });
  made.settle(arn);
  const { id } = made.engine.view.deploymentsOf(arn)[0]!;
  made.updateService(arn, { desiredCount: 1 });
  made.settle(arn);
  const [stopped] = made.tasks(arn).filter(({ status }) => status.desiredStatus === "STOPPED");
  expect(stopped!.status.stopCode).toBe("ServiceSchedulerInitiated");
  expect(stopped!.status.stoppedReason).toBe(`Scaling activity initiated by (deployment ${id})`);
});

it("a service that is scaled in before its tasks run stops those that are pending", () => {
  const made = rig();
  const arn = made.createService("web", made.register(fargate("web")), { desiredCount: 2 });
  made.updateService(arn, { desiredCount: 0 });
  made.settle(arn);
  expect(made.events(arn)).toContain("(service web) stopped 2 pending tasks.");
});
