import { describe, expect, it } from "vitest";
import type { Task } from "../../state/view.js";
import { fargate, rig, type Rig, type ServiceChange } from "../../testing/rig.js";
import { stopTask } from "../task/stop-task.js";

const zonesOf = (tasks: readonly Task[]): readonly string[] => tasks.map(({ spec }) => spec.availabilityZone.slice(-1)).sort();
const messages = (made: Rig, arn: string): readonly string[] =>
  made.events(arn).map((message) =>
    message
      .replace(/^\(service web\) /, "")
      .replace(/\(task \w+\)/, "(task ID)")
      .replace(/ecs-svc\/\d+/, "ecs-svc/N"),
  );

/** A service of four tasks in zones a and b, of which both in b have ended and come back in a: made so by hand. */
function uneven(more: ServiceChange = {}, options: Parameters<typeof rig>[0] = {}) {
  const made = rig(options);
  const subnets = ["subnet-us-east-1a", "subnet-us-east-1b"];
  const settings = { networkConfiguration: { awsvpcConfiguration: { subnets } } };
  const arn = made.createService("web", made.register(fargate("web")), {
    desiredCount: 4,
    availabilityZoneRebalancing: "DISABLED",
    ...more,
    settings: { ...settings, ...more.settings },
  });
  made.settle(arn);
  for (const task of made.live(arn).filter(({ spec }) => spec.availabilityZone === "us-east-1b")) {
    const row = { ...task.spec, availabilityZone: "us-east-1a" };
    made.apply([
      { op: "delete", table: "taskStatuses", key: task.arn, why: "test" },
      { op: "patch", table: "taskSpecs", key: task.arn, row, why: "test" },
      { op: "put", table: "taskStatuses", key: task.arn, row: task.status, why: "test" },
    ]);
  }
  made.settle(arn);
  expect(zonesOf(made.live(arn))).toEqual(["a", "a", "a", "a"]);
  return { ...made, arn, enable: () => made.updateService(arn, { availabilityZoneRebalancing: "ENABLED" }) };
}

describe("Availability Zone rebalancing", () => {
  it("starts a task in the emptiest zone, and once it is healthy stops one in the fullest, until they are even", () => {
    const made = uneven();
    made.enable();
    made.clock.advance(300_000);
    expect(zonesOf(made.live(made.arn))).toEqual(["a", "a", "b", "b"]);
    const said = messages(made, made.arn);
    expect(said.filter((message) => message.includes("AZ"))).toEqual([
      "is not AZ balanced with 4 tasks in us-east-1a, 0 tasks in us-east-1b. AZ Rebalancing in progress.",
      "has started 1 tasks in us-east-1b to AZ Rebalance: (task ID).",
      "has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task ID).",
      "has started 1 tasks in us-east-1b to AZ Rebalance: (task ID).",
      "has stopped 1 running tasks in us-east-1a due to AZ rebalancing: (task ID).",
      "is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b.",
    ]);
    const stopped = made.tasks(made.arn).filter(({ status }) => status.desiredStatus === "STOPPED");
    expect(stopped.map(({ status }) => status.stopCode)).toEqual(["ServiceSchedulerInitiated", "ServiceSchedulerInitiated"]);
    expect(stopped[0]!.status.stoppedReason).toMatch(/^Availability-zone rebalancing initiated by \(deployment ecs-svc\/\d+\)$/);
  });

  it("never has fewer healthy tasks than desired meanwhile, nor more than one beyond", () => {
    const made = uneven();
    made.enable();
    for (let i = 0; i < 300; i++) {
      made.clock.advance(1_000);
      const live = made.live(made.arn);
      expect(live.filter(({ status }) => status.healthy).length).toBeGreaterThanOrEqual(4);
      expect(live.length).toBeLessThanOrEqual(5);
    }
  });

  it("is stopped by a deployment", () => {
    const made = uneven();
    made.enable();
    made.clock.advance(5_000);
    made.updateService(made.arn, { settings: {} });
    made.settle(made.arn);
    expect(messages(made, made.arn)).toContain("stopped AZ Rebalancing.");
    expect(zonesOf(made.live(made.arn))).toEqual(["a", "a", "b", "b"]);
  });

  it("cannot stop what is protected", () => {
    const made = uneven();
    for (const { arn } of made.live(made.arn)) {
      made.apply([{ op: "patch", table: "taskStatuses", key: arn, row: { protectedUntil: made.clock.now() + 86_400_000 }, why: "test" }]);
    }
    made.enable();
    made.clock.advance(120_000);
    expect(messages(made, made.arn)).toContain(
      "was unable to AZ Rebalance because (taskSet ecs-svc/N) was unable to scale in due to (reason 4 tasks under protection).",
    );
    expect(made.live(made.arn)).toHaveLength(4);
  });

  it("gives up a task that fails, and tries again later", () => {
    const made = uneven();
    made.enable();
    made.clock.advance(5_000);
    const started = made.live(made.arn).find(({ spec }) => spec.availabilityZone === "us-east-1b")!;
    made.apply(stopTask(started, { stopCode: "UserInitiated" }, made.clock.now()));
    made.clock.advance(60_000);
    expect(zonesOf(made.live(made.arn))).toEqual(["a", "a", "a", "a"]);
    made.clock.advance(900_000);
    expect(zonesOf(made.live(made.arn))).toEqual(["a", "a", "b", "b"]);
  });

  it.each([
    ["a maximum of 100 percent", { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } }],
    ["a strategy that does not spread over zones", { placementStrategy: [{ type: "binpack", field: "cpu" } as const] }],
  ])("leaves a service alone that has %s", (_name, more) => {
    const made = uneven(more);
    made.enable();
    made.clock.advance(300_000);
    expect(zonesOf(made.live(made.arn))).toEqual(["a", "a", "a", "a"]);
  });
});
