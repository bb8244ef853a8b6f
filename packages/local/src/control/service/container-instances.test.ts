import type { Wire } from "@stowage/model";
import type { Attribute, UpdateServiceRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import type { ContainerInstanceRow } from "../../state/rows.js";
import type { Task } from "../../state/view.js";
import { updateService } from "../../services/ecs/update-service.js";
import { callOperation } from "../../testing/call-operation.js";
import { clusterArn, rig, type Rig, type RigOptions, type ServiceChange } from "../../testing/rig.js";

/** A rig whose cluster has container instances, and services of tasks of 512 CPU units and 256 MiB on them. */
function onInstances(zones: readonly string[], options: RigOptions = {}) {
  const made = rig(options);
  const instance = (n: number): string => `arn:aws:ecs:us-east-1:123456789012:container-instance/main/${n}`;
  const add = (n: number, zone: string, more: readonly Attribute[] = []): void => {
    const row: ContainerInstanceRow = {
      arn: instance(n),
      id: String(n),
      clusterArn,
      status: "ACTIVE",
      agentConnected: true,
      registeredResources: [
        { name: "CPU", type: "INTEGER", integerValue: 1024 },
        { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
      ],
      attributes: [{ name: "ecs.availability-zone", value: zone }, ...more],
      registeredAt: 0,
      version: 1,
    };
    made.apply([{ op: "put", table: "containerInstances", key: row.arn, row, why: "test" }]);
  };
  zones.forEach((zone, n) => add(n, zone));
  const definition = (image = "app") =>
    made.register({ family: "web", networkMode: "bridge", containerDefinitions: [{ name: "app", image, cpu: 512, memory: 256 }] });
  return {
    ...made,
    instance,
    add,
    definition,
    status: (n: number, status: ContainerInstanceRow["status"]) =>
      made.apply([{ op: "patch", table: "containerInstances", key: instance(n), row: { status }, why: "test" }]),
    service: (desiredCount: number, more: ServiceChange = {}) =>
      made.createService("web", definition(), {
        desiredCount,
        ...more,
        settings: { launchType: "EC2", networkConfiguration: undefined, ...more.settings },
      }),
  };
}

const placesOf = (tasks: readonly Task[]): readonly string[] =>
  tasks.map(({ spec }) => spec.containerInstanceArn!.split("/").at(-1)!).sort();
const messages = (made: Rig, arn: string): readonly string[] => made.events(arn).map((message) => message.replace(/^\(service web\) /, ""));

describe("scale-in on container instances", () => {
  it.each([
    ["without a strategy: from the zone with most, then from the instance with most", [], ["0", "2"]],
    ["binpack: where most is left afterwards", [{ type: "binpack", field: "cpu" }], ["0", "0"]],
    ["spread over instances: from the fullest", [{ type: "spread", field: "instanceId" }], ["0", "2"]],
  ] as const)("%s", (_name, placementStrategy, left) => {
    const made = onInstances(["us-east-1a", "us-east-1a", "us-east-1b"]);
    const arn = made.service(3, { placementStrategy: [...placementStrategy] });
    made.settle(arn);
    made.updateService(arn, { desiredCount: 2 });
    made.settle(arn);
    const places = placesOf(made.live(arn));
    if (placementStrategy[0]?.type === "binpack") expect(new Set(places).size).toBe(1);
    else expect(new Set(places).size).toBe(left.length);
    if (placementStrategy.length === 0) expect(places).toContain("2");
  });
});

describe("a service on container instances", () => {
  it("is spread over zones, then over instances", () => {
    const made = onInstances(["us-east-1a", "us-east-1a", "us-east-1b"]);
    const arn = made.service(4);
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "1", "2", "2"]);
  });

  it("says what is missing where there is no room, once, and goes on when there is", () => {
    const made = onInstances(["us-east-1a"]);
    const arn = made.service(3);
    made.clock.advance(120_000);
    expect(made.live(arn)).toHaveLength(2);
    const unable = messages(made, arn).filter((message) => message.startsWith("was unable to place a task"));
    expect(unable).toEqual([
      "was unable to place a task because no container instance met all of its requirements. " +
        "The closest matching (container-instance 0) has insufficient CPU units available. " +
        "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    ]);
    made.add(1, "us-east-1b");
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "0", "1"]);
  });

  it("takes the room that another task leaves", () => {
    const made = onInstances(["us-east-1a"]);
    const first = made.service(2);
    made.settle(first);
    const second = made.createService("other", made.definition(), {
      desiredCount: 1,
      settings: { launchType: "EC2", networkConfiguration: undefined },
    });
    made.clock.advance(60_000);
    expect(made.live(second)).toEqual([]);
    made.updateService(first, { desiredCount: 1 });
    made.settle(second);
    expect(placesOf(made.live(second))).toEqual(["0"]);
  });

  it("says so where there are no instances at all", () => {
    const made = onInstances([]);
    const arn = made.service(1);
    made.clock.settle();
    expect(messages(made, arn)[0]).toMatch(/^was unable to place a task .* Reason: No Container Instances were found in your cluster\./);
  });

  it("leaves an instance that drains: replacements first, as the minimum demands", () => {
    const made = onInstances(["us-east-1a", "us-east-1b", "us-east-1b"]);
    const arn = made.service(2);
    made.settle(arn);
    const [victim] = made.live(arn).filter(({ spec }) => spec.containerInstanceArn === made.instance(0));
    made.status(0, "DRAINING");
    made.clock.advance(20_000);
    expect(made.live(arn)).toHaveLength(3);
    made.settle(arn);
    expect(placesOf(made.live(arn))).not.toContain("0");
    expect(made.engine.view.task(victim!.arn)!.status).toMatchObject({
      desiredStatus: "STOPPED",
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: expect.stringContaining("container instance is in DRAINING state"),
    });
  });

  it("stops first where the percentages leave no room", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(2, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
    made.settle(arn);
    const [victim] = made.live(arn).filter(({ spec }) => spec.containerInstanceArn === made.instance(0));
    made.status(0, "DRAINING");
    expect(made.live(arn).map((task) => task.arn)).not.toContain(victim!.arn);
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["1", "1"]);
  });

  it("keeps a task whose instance becomes ACTIVE again", () => {
    const made = onInstances(["us-east-1a"]);
    const arn = made.service(1, { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } });
    made.settle(arn);
    const before = made.live(arn).map((task) => task.arn);
    made.status(0, "DRAINING");
    made.clock.advance(60_000);
    made.status(0, "ACTIVE");
    made.settle(arn);
    expect(made.live(arn).map((task) => task.arn)).toEqual(before);
  });

  it("replaces tasks whose instance is deregistered", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(2);
    made.settle(arn);
    made.status(0, "INACTIVE");
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["1", "1"]);
  });

  it("starts an old deployment's tasks again when all of them die while the new one waits, and loses none of them", () => {
    const cannotStart = ({ image }: { readonly image: string }) => (image === "bad" ? "CannotPullContainerError: bad" : undefined);
    const made = onInstances(["us-east-1a"], { simulated: { cannotStart } });
    const arn = made.service(2, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
    made.settle(arn);
    const [old] = made.engine.view.deploymentsOf(arn);
    made.updateService(arn, { settings: { taskDefinitionArn: made.definition("bad").arn } });
    made.clock.advanceUntil(() => (made.engine.view.get("services", arn)!.retryAt ?? 0) > made.engine.now() + 1_000, 60_000);
    // The instance has no room for others before these are STOPPED.
    for (const { arn: task, spec } of made.live(arn)) if (spec.deploymentId === old!.id) made.driver.exit(task, "app", 137);
    made.clock.settle();
    const again = made.live(arn).filter(({ spec }) => spec.deploymentId === old!.id);
    expect(again.length).toBeGreaterThan(0);
    expect(made.engine.view.get("deployments", old!.id)).toBeDefined();
    made.updateService(arn, { status: "DRAINING", desiredCount: 0 });
    made.clock.advanceUntil(() => made.engine.view.get("services", arn)!.status === "INACTIVE", 60_000);
    expect(made.live(arn)).toEqual([]);
  });

  it("never gives one place to tasks of two deployments at once", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(2);
    made.settle(arn);
    made.updateService(arn, { settings: { taskDefinitionArn: made.definition().arn } });
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "1"]);
    const { cluster } = made.engine.view.placement(clusterArn);
    expect(cluster.remaining(made.instance(0))).toMatchObject({ cpu: 512, memory: 768, tasks: 1 });
  });
});

describe("a daemon service", () => {
  const daemon: ServiceChange = {
    schedulingStrategy: "DAEMON",
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
  };

  it("runs once on every instance, on new ones too", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(0, daemon);
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "1"]);
    expect(made.engine.view.get("services", arn)!.desiredCount).toBe(2);
    made.add(2, "us-east-1c");
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "1", "2"]);
  });

  it("runs only where its constraints hold, and leaves an instance that drains without a replacement", () => {
    const made = onInstances(["us-east-1a"]);
    made.add(1, "us-east-1b", [{ name: "disk", value: "ssd" }]);
    made.add(2, "us-east-1c", [{ name: "disk", value: "ssd" }]);
    const arn = made.service(0, { ...daemon, placementConstraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }] });
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["1", "2"]);
    made.status(1, "DRAINING");
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["2"]);
  });

  it("is the last to stop on an instance that drains", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(0, daemon);
    const other = made.createService("other", made.definition(), {
      desiredCount: 2,
      settings: { launchType: "EC2", networkConfiguration: undefined },
    });
    made.settle(other);
    made.status(0, "DRAINING");
    // The other's task has no room anywhere else.
    made.clock.advance(120_000);
    expect(placesOf(made.live(arn))).toEqual(["0", "1"]);
    made.updateService(other, { desiredCount: 1 });
    made.settle(other);
    made.settle(arn);
    expect(placesOf(made.live(other))).toEqual(["1"]);
    expect(placesOf(made.live(arn))).toEqual(["1"]);
  });

  it("leaves a protected task where it is while it is deployed anew, until the protection ends", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(0, daemon);
    made.settle(arn);
    const [guarded] = made.live(arn);
    const protectedUntil = made.engine.now() + 600_000;
    made.apply([{ op: "patch", table: "taskStatuses", key: guarded!.arn, row: { protectedUntil }, why: "test" }]);
    made.updateService(arn, { settings: { taskDefinitionArn: made.definition().arn } });
    made.clock.advance(300_000);
    expect(made.live(arn).map((task) => task.arn)).toContain(guarded!.arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "1"]);
    made.clock.advance(300_000);
    made.settle(arn);
    expect(made.live(arn).map(({ spec }) => spec.taskDefinitionArn.split("/")[1])).toEqual(["web:2", "web:2"]);
  });

  it("does not count on a task that must leave its instance when it stops old ones", () => {
    const cannotStart = ({ image }: { readonly image: string }) => (image === "bad" ? "CannotPullContainerError: bad" : undefined);
    const made = onInstances([], { simulated: { cannotStart } });
    for (const n of [0, 1, 2]) made.add(n, "us-east-1a", [{ name: "disk", value: "ssd" }]);
    const arn = made.service(0, {
      ...daemon,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
      placementConstraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }],
    });
    made.settle(arn);
    const [old] = made.engine.view.deploymentsOf(arn);
    made.updateService(arn, { settings: { taskDefinitionArn: made.definition("bad").arn } });
    made.clock.advance(5_000);
    const before = made.live(arn).filter(({ spec }) => spec.deploymentId === old!.id);
    expect(before).toHaveLength(2);
    const key = before[0]!.spec.containerInstanceArn!;
    made.apply([{ op: "patch", table: "containerInstances", key, row: { attributes: [] }, why: "test" }]);
    made.clock.advance(60_000);
    expect(made.live(arn).filter(({ spec }) => spec.deploymentId === old!.id)).toEqual([expect.objectContaining({ arn: before[1]!.arn })]);
  });

  it("can be updated while it has tasks, and is refused a desired count", () => {
    const made = onInstances(["us-east-1a"]);
    const arn = made.service(0, daemon);
    made.settle(arn);
    const refusals: string[] = [];
    const update = (input: Partial<Wire<UpdateServiceRequest>>): void =>
      callOperation(made.engine, updateService, { cluster: "main", service: "web", ...input }, (error) => {
        if (error) refusals.push(error.message);
      });
    update({ deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 }, forceNewDeployment: true });
    made.settle(arn);
    expect(refusals).toEqual([]);
    expect(made.engine.view.deploymentsOf(arn)).toHaveLength(1);
    update({ desiredCount: 3 });
    made.settle(arn);
    expect(refusals).toEqual([
      "The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again",
    ]);
  });

  it("replaces a dead task where it was, and each instance's task with a new revision's", () => {
    const made = onInstances(["us-east-1a", "us-east-1b"]);
    const arn = made.service(0, daemon);
    made.settle(arn);
    made.driver.exit(made.live(arn)[0]!.arn, "app", 1);
    made.clock.advance(50_000);
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0", "1"]);
    made.updateService(arn, { settings: { taskDefinitionArn: made.definition().arn } });
    made.settle(arn);
    expect(made.live(arn).map(({ spec }) => spec.taskDefinitionArn.split("/")[1])).toEqual(["web:2", "web:2"]);
    expect(placesOf(made.live(arn))).toEqual(["0", "1"]);
  });

  it("is told of an instance without room, and comes when there is", () => {
    const made = onInstances(["us-east-1a"]);
    const other = made.createService("other", made.definition(), {
      desiredCount: 2,
      settings: { launchType: "EC2", networkConfiguration: undefined },
    });
    made.settle(other);
    const arn = made.service(0, daemon);
    made.clock.advance(10_000);
    expect(messages(made, arn).some((message) => message.includes("has insufficient CPU units available"))).toBe(true);
    made.updateService(other, { desiredCount: 1 });
    made.settle(arn);
    expect(placesOf(made.live(arn))).toEqual(["0"]);
  });
});
