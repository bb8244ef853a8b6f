import type { Wire } from "@stowage/model";
import type { AutoScalingGroupProvider, RunTaskRequest, RunTaskResponse } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { runTask } from "../../services/ecs/run-task.js";
import type { Output } from "../../services/operation.js";
import type { AutoScalingGroupRow } from "../../state/auto-scaling-group-row.js";
import type { ContainerInstanceRow } from "../../state/rows.js";
import { callOperation } from "../../testing/call-operation.js";
import { clusterArn, fargate, rig, type RigOptions, type ServiceChange } from "../../testing/rig.js";
import { paces } from "../pace.js";
import { stopTask } from "../task/stop-task.js";
import { interrupt, spotEnd } from "./spot.js";

const minutes = (n: number): number => n * 60_000;
const providerArn = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/group";

/** A cluster with an Auto Scaling group of m5.large (2048 CPU units) behind a capacity provider. */
function fleet(more: Partial<AutoScalingGroupRow> = {}, provider: Partial<AutoScalingGroupProvider> = {}, options: RigOptions = {}) {
  const made = rig(options);
  const group: AutoScalingGroupRow = {
    name: "group",
    instanceTypes: ["m5.large"],
    zones: ["us-east-1a", "us-east-1b"],
    minSize: 0,
    maxSize: 10,
    desired: 0,
    spot: false,
    launching: [],
    scaling: { below: 0 },
    ...more,
  };
  const autoScalingGroupProvider = {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/group",
    managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 300 },
    managedTerminationProtection: "DISABLED",
    managedDraining: "ENABLED",
    ...provider,
  } as const;
  made.apply([
    { op: "patch", table: "clusters", key: clusterArn, row: { capacityProviders: ["FARGATE", "FARGATE_SPOT", "group"] }, why: "test" },
    {
      op: "put",
      table: "capacityProviders",
      key: providerArn,
      row: { arn: providerArn, name: "group", autoScalingGroupProvider },
      why: "test",
    },
    { op: "put", table: "autoScalingGroups", key: "us-east-1/123456789012/group", row: group, why: "test" },
  ]);
  const definition = made.register({
    family: "web",
    networkMode: "bridge",
    containerDefinitions: [{ name: "app", image: "app", cpu: 1024, memory: 256 }],
  });
  return {
    ...made,
    group: () => made.engine.view.get("autoScalingGroups", "us-east-1/123456789012/group")!,
    instances: (): readonly ContainerInstanceRow[] =>
      [...made.engine.view.instancesOfCluster(clusterArn)].filter(({ status }) => status !== "INACTIVE"),
    service: (desiredCount: number, change: ServiceChange = {}) =>
      made.createService("web", definition, {
        desiredCount,
        ...change,
        settings: {
          launchType: undefined,
          capacityProviderStrategy: [{ capacityProvider: "group", weight: 1 }],
          networkConfiguration: undefined,
          ...change.settings,
        },
      }),
  };
}

describe("managed scaling of an Auto Scaling group", () => {
  it("launches instances of its type for tasks that wait, in its zones, which then run them", () => {
    const made = fleet();
    const arn = made.service(4);
    expect(made.settle(arn, minutes(30))).toBeGreaterThan(minutes(1));
    expect(made.instances().length).toBeGreaterThanOrEqual(2);
    const [first] = made.instances();
    expect(first).toMatchObject({
      capacityProviderName: "group",
      agentConnected: true,
      ec2InstanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/),
    });
    expect(first!.registeredResources).toContainEqual({ name: "CPU", type: "INTEGER", integerValue: 2048 });
    expect(new Set(made.instances().map(({ attributes }) => attributes[0]!.value))).toEqual(new Set(["us-east-1a", "us-east-1b"]));
    expect(made.live(arn).every(({ spec }) => spec.capacityProviderName === "group")).toBe(true);
  });

  it("begins at 200 percent with two instances, and is at its target when all are busy", () => {
    const made = fleet();
    made.service(4);
    made.clock.advance(minutes(1) + 5_000);
    expect(made.group()).toMatchObject({ reservation: 200, desired: 2 });
    made.clock.advance(minutes(10));
    expect(made.group()).toMatchObject({ reservation: 100, desired: 2 });
    const metric = [...made.engine.view.all("metrics")].map(([, row]) => row).find(({ name }) => name === "CapacityProviderReservation");
    expect(metric).toMatchObject({
      namespace: "AWS/ECS/ManagedScaling",
      dimensions: [
        { name: "CapacityProviderName", value: "group" },
        { name: "ClusterName", value: "main" },
      ],
    });
  });

  it("lets go of empty instances after a quarter of an hour below its target, drained first", () => {
    const made = fleet();
    const arn = made.service(4);
    made.settle(arn, minutes(30));
    made.updateService(arn, { desiredCount: 0 });
    made.clock.advance(minutes(10));
    expect(made.instances().length).toBeGreaterThanOrEqual(2);
    made.clock.advance(minutes(30));
    expect(made.instances()).toEqual([]);
    expect(made.group().desired).toBe(0);
    // They are shown for a while, and then forgotten.
    expect([...made.engine.view.instancesOfCluster(clusterArn)].length).toBeGreaterThan(0);
    made.clock.advance(minutes(90));
    expect([...made.engine.view.instancesOfCluster(clusterArn)]).toEqual([]);
  });

  it("waits for a new instance to warm up before it adds more", () => {
    const made = fleet({}, { managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 600 } });
    made.service(12);
    made.clock.advance(minutes(9));
    expect(made.group().desired).toBe(2);
    made.clock.advance(minutes(10));
    expect(made.group().desired).toBeGreaterThan(2);
  });

  it("stays within its sizes", () => {
    const made = fleet({ minSize: 1, maxSize: 3, desired: 1 });
    const arn = made.service(40);
    made.clock.advance(minutes(60));
    expect(made.instances()).toHaveLength(3);
    made.updateService(arn, { desiredCount: 0 });
    made.clock.advance(minutes(120));
    expect(made.instances()).toHaveLength(1);
  });

  it("leaves a group alone whose provider does not scale it, but for its size", () => {
    const made = fleet({ desired: 2 }, { managedScaling: { status: "DISABLED" } });
    made.service(40);
    made.clock.advance(minutes(60));
    expect(made.instances()).toHaveLength(2);
  });

  it("does not let go of busy instances that have termination protection", () => {
    const made = fleet({ desired: 4, minSize: 4 }, { managedTerminationProtection: "ENABLED" });
    const arn = made.service(4, { placementStrategy: [{ type: "spread", field: "instanceId" }] });
    made.settle(arn, minutes(30));
    const key = "us-east-1/123456789012/group";
    made.apply([{ op: "patch", table: "autoScalingGroups", key, row: { minSize: 0, desired: 1 }, why: "test" }]);
    made.clock.advance(minutes(60));
    expect(made.live(arn)).toHaveLength(4);
    expect(made.instances()).toHaveLength(4);
  });

  it("replaces the tasks of an instance that leaves before they stop", () => {
    const made = fleet({ desired: 2, minSize: 2 }, { managedScaling: { status: "DISABLED" } });
    const arn = made.service(1);
    made.settle(arn, minutes(30));
    const busy = made.live(arn)[0]!.spec.containerInstanceArn!;
    made.apply(interrupt(made.engine.view, busy, made.clock.now())!);
    let fewest = 1;
    for (let i = 0; i < 119; i++) {
      made.clock.advance(1_000);
      fewest = Math.min(fewest, made.live(arn).filter(({ status }) => status.healthy).length);
    }
    expect(fewest).toBe(1);
    expect(made.live(arn)[0]!.spec.containerInstanceArn).not.toBe(busy);
    made.clock.advance(5_000);
    expect(made.engine.view.get("containerInstances", busy)).toMatchObject({ status: "INACTIVE", agentConnected: false });
    // The group keeps its size.
    made.clock.advance(minutes(3));
    expect(made.instances()).toHaveLength(2);
  });

  it("comes to rest over an instance that is deregistered during its notice", () => {
    const made = fleet({ desired: 1, minSize: 1 }, { managedScaling: { status: "DISABLED" } });
    made.clock.advance(minutes(5));
    const [instance] = made.instances();
    made.apply(interrupt(made.engine.view, instance!.arn, made.clock.now())!);
    made.apply([{ op: "patch", table: "containerInstances", key: instance!.arn, row: { status: "INACTIVE" }, why: "test" }]);
    made.clock.advance(minutes(10));
    expect(made.instances()).toHaveLength(1);
    expect(made.instances()[0]!.arn).not.toBe(instance!.arn);
  });

  it("without managed draining loses what runs on an instance with it", () => {
    const made = fleet({ desired: 1, minSize: 1 }, { managedScaling: { status: "DISABLED" }, managedDraining: "DISABLED" });
    const arn = made.service(1);
    made.settle(arn, minutes(30));
    const [task] = made.live(arn);
    const instance = made.engine.view.get("containerInstances", task!.spec.containerInstanceArn!)!;
    made.apply(interrupt(made.engine.view, instance.arn, made.clock.now())!);
    made.clock.advance(119_000);
    expect(made.engine.view.get("taskStatuses", task!.arn)).toMatchObject({ desiredStatus: "RUNNING" });
    made.clock.advance(10_000);
    expect(made.engine.view.get("taskStatuses", task!.arn)).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "TerminationNotice",
      stoppedReason: `Host EC2 (instance ${instance.ec2InstanceId}) terminated.`,
    });
  });
});

describe("tasks without an instance", () => {
  const call = (made: ReturnType<typeof fleet>, input: Partial<RunTaskRequest>) => {
    let outcome: { readonly error?: Error | undefined; readonly output?: Output<RunTaskResponse> | undefined } = {};
    const strategy = [{ capacityProvider: "group", weight: 1 }];
    const whole = { cluster: "main", taskDefinition: "web", capacityProviderStrategy: strategy, ...input };
    callOperation(made.engine, runTask, whole as Wire<RunTaskRequest>, (error, output) => void (outcome = { error, output }));
    made.clock.settle();
    return outcome;
  };
  const statusOf = (made: ReturnType<typeof fleet>, arn: string | undefined) => made.engine.view.get("taskStatuses", arn!)!;

  it("wait in PROVISIONING, count for the reservation and run on the instances that come", () => {
    const made = fleet();
    const { output } = call(made, { count: 3 });
    expect(output).toMatchObject({ failures: [], tasks: [{}, {}, { lastStatus: "PROVISIONING", capacityProviderName: "group" }] });
    const [first] = output!.tasks!;
    expect([first?.availabilityZone, first?.containerInstanceArn, first?.connectivity]).toEqual([undefined, undefined, undefined]);
    made.clock.advance(minutes(1));
    expect(made.group()).toMatchObject({ reservation: 200, desired: 2 });
    made.clock.advance(minutes(2));
    const tasks = output!.tasks!.map(({ taskArn }) => made.engine.view.task(taskArn!)!);
    expect(tasks.map(({ status }) => status.lastStatus)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
    for (const { spec } of tasks) {
      const instance = made.engine.view.get("containerInstances", spec.containerInstanceArn!)!;
      expect(instance.attributes).toContainEqual({ name: "ecs.availability-zone", value: spec.availabilityZone });
      expect(spec.waiting).toBeUndefined();
    }
    expect(made.engine.view.countWaiting(clusterArn)).toBe(0);
  });

  it("keep to the constraints that they were started with", () => {
    const made = fleet({ maxSize: 3 });
    const { output } = call(made, { count: 3, placementConstraints: [{ type: "distinctInstance" }] });
    made.clock.advance(minutes(20));
    const instances = output!.tasks!.map(({ taskArn }) => made.engine.view.get("taskSpecs", taskArn!)!.containerInstanceArn);
    expect(new Set(instances).size).toBe(3);
  });

  it("take the room that another task leaves", () => {
    const made = fleet({ desired: 1, maxSize: 1 });
    made.clock.advance(minutes(2));
    const { output } = call(made, { count: 3 });
    made.clock.advance(minutes(1));
    const [first, , third] = output!.tasks!;
    expect(statusOf(made, third!.taskArn).lastStatus).toBe("PROVISIONING");
    const running = made.engine.view.task(first!.taskArn!)!;
    made.apply(stopTask(running, { stopCode: "UserInitiated" }, made.clock.now()));
    made.clock.advance(minutes(1));
    expect(statusOf(made, third!.taskArn).lastStatus).toBe("RUNNING");
  });

  it("stop when there was no instance for half an hour", () => {
    const made = fleet({ maxSize: 0 });
    const { output } = call(made, {});
    const { taskArn } = output!.tasks![0]!;
    made.clock.advance(minutes(30) - 1_000);
    expect(statusOf(made, taskArn).lastStatus).toBe("PROVISIONING");
    made.clock.advance(2_000);
    expect(statusOf(made, taskArn)).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "TaskFailedToStart",
      stoppedReason: "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
    });
    expect(statusOf(made, taskArn).startedAt).toBeUndefined();
  });

  it("say what was lacking of the instances that there are", () => {
    const made = fleet({ desired: 1, maxSize: 1 });
    made.clock.advance(minutes(2));
    const { output } = call(made, { count: 3 });
    made.clock.advance(minutes(31));
    expect(statusOf(made, output!.tasks![2]!.taskArn).stoppedReason).toBe("TaskFailedToStart: RESOURCE:CPU");
  });

  it("of a service are pending, fail a deployment when they stop, and are replaced after a while", () => {
    const made = fleet({ maxSize: 0 });
    const arn = made.service(2);
    made.clock.advance(minutes(1));
    const [deployment] = made.engine.view.deploymentsOf(arn);
    expect(made.live(arn).map(({ status }) => status.lastStatus)).toEqual(["PROVISIONING", "PROVISIONING"]);
    made.clock.advance(minutes(30));
    expect(made.engine.view.get("deployments", deployment!.id)!.failedTasks).toBe(2);
    made.clock.advance(minutes(1));
    expect(made.live(arn)).toHaveLength(2);
  });

  it("may be told to stop", () => {
    const made = fleet({ maxSize: 0 });
    const { output } = call(made, {});
    const { taskArn } = output!.tasks![0]!;
    made.apply(stopTask(made.engine.view.task(taskArn!)!, { stopCode: "UserInitiated" }, made.clock.now()));
    made.clock.advance(1_000);
    expect(statusOf(made, taskArn).lastStatus).toBe("STOPPED");
    expect(made.engine.view.countWaiting(clusterArn)).toBe(0);
  });

  it("are not more than 500 in a cluster", () => {
    const made = fleet({ maxSize: 0 });
    const arn = made.service(501);
    made.clock.advance(minutes(1));
    expect(made.live(arn)).toHaveLength(500);
    expect(made.events(arn)).toContain(
      "(service web) was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
    );
    expect(call(made, {}).error).toMatchObject({ type: "ClientException" });
    const [task] = made.live(arn);
    made.apply(stopTask(task!, { stopCode: "UserInitiated" }, made.clock.now()));
    made.clock.advance(minutes(1));
    expect(made.live(arn)).toHaveLength(500);
    made.updateService(arn, { desiredCount: 1 });
    made.clock.advance(minutes(1));
    expect(call(made, {}).output?.tasks).toHaveLength(1);
  });

  it("are refused where their provider brings no instances", () => {
    const made = fleet({}, { managedScaling: { status: "DISABLED" } });
    expect(call(made, {}).output).toMatchObject({ tasks: [], failures: [{ reason: expect.any(String) }] });
  });
});

describe("Spot capacity", () => {
  const spot: ServiceChange = {
    settings: { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
  };

  it("of a Fargate task is taken back with a notice, and the task is replaced", () => {
    const made = rig();
    const arn = made.createService("web", made.register(fargate("web")), spot);
    made.settle(arn);
    const [task] = made.live(arn);
    const from = made.log.length;
    made.apply(interrupt(made.engine.view, task!.arn, made.clock.now())!);
    const [notice] = made.log.slice(from).filter(({ table, key }) => table === "taskStatuses" && key === task!.arn);
    expect(notice!.row).toMatchObject({
      desiredStatus: "STOPPED",
      lastStatus: "RUNNING",
      stopCode: "SpotInterruption",
      stoppedReason: "Your Spot Task was interrupted.",
    });
    made.clock.advance(2_000);
    expect(made.engine.view.get("taskStatuses", task!.arn)!.lastStatus).toBe("STOPPED");
    made.settle(arn);
    expect(made.live(arn)).toHaveLength(1);
  });

  it("is not what a task has that has other capacity: its host is retired", () => {
    const made = rig();
    const arn = made.createService("web", made.register(fargate("web")));
    made.settle(arn);
    const [retired] = interrupt(made.engine.view, made.live(arn)[0]!.arn, made.clock.now()) ?? [];
    expect(retired).toMatchObject({ table: "taskStatuses", row: { displaced: true } });
    expect(interrupt(made.engine.view, "nothing", made.clock.now())).toBeUndefined();
  });

  it("is taken back at a rate, the same for the same seed", () => {
    const count = (): number => {
      const made = rig({ pace: { ...paces.aws, spotPerDay: 24 }, seed: "spot" });
      const arn = made.createService("web", made.register(fargate("web")), { ...spot, desiredCount: 5 });
      made.settle(arn);
      made.clock.advance(minutes(10 * 60));
      return made.log.filter(
        ({ table, row }) => table === "taskStatuses" && (row as { stopCode?: string } | undefined)?.stopCode === "SpotInterruption",
      ).length;
    };
    const first = count();
    // Ten hours of five tasks at one an hour, each with several transitions.
    expect(first).toBeGreaterThan(60);
    expect(count()).toBe(first);
  });

  it("comes back as often on average as it is told", () => {
    const waits = Array.from({ length: 2_000 }, (_, i) => spotEnd(`task-${i}`, 0, 12)!);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(mean).toBeGreaterThan(minutes(110));
    expect(mean).toBeLessThan(minutes(130));
    expect(spotEnd("task", 0, undefined)).toBeUndefined();
  });

  it("of instances is taken back at a rate, and the group launches others", () => {
    const made = fleet({ desired: 3, minSize: 3, spot: true }, {}, { pace: { ...paces.aws, spotPerDay: 24 }, seed: "spot" });
    made.clock.advance(minutes(5));
    const first = made.instances().map(({ arn }) => arn);
    made.clock.advance(minutes(24 * 60));
    expect(
      made
        .instances()
        .map(({ arn }) => arn)
        .filter((arn) => first.includes(arn)),
    ).toEqual([]);
    expect(made.instances().length).toBeGreaterThan(0);
  });
});

describe("room for daemons", () => {
  it("is theirs before it is replicas'", () => {
    const made = fleet({ desired: 0 }, { managedScaling: { status: "DISABLED" } });
    const replicas = made.service(20);
    const definition = made.register({
      family: "agent",
      networkMode: "bridge",
      containerDefinitions: [{ name: "app", image: "app", cpu: 512, memory: 128 }],
    });
    const daemon = made.createService("agent", definition, {
      schedulingStrategy: "DAEMON",
      settings: { launchType: "EC2", networkConfiguration: undefined },
    });
    made.clock.advance(minutes(2));
    made.apply([{ op: "patch", table: "autoScalingGroups", key: "us-east-1/123456789012/group", row: { desired: 3 }, why: "test" }]);
    made.clock.advance(minutes(5));
    expect(made.live(daemon)).toHaveLength(3);
    expect(made.live(replicas)).toHaveLength(3);
  });

  it("is theirs before it is that of tasks that wait", () => {
    const made = fleet({ maxSize: 4 });
    const replicas = made.service(3);
    const definition = made.register({
      family: "agent",
      networkMode: "bridge",
      containerDefinitions: [{ name: "app", image: "app", cpu: 512, memory: 128 }],
    });
    const daemon = made.createService("agent", definition, {
      schedulingStrategy: "DAEMON",
      settings: { launchType: "EC2", networkConfiguration: undefined },
    });
    made.clock.advance(minutes(25));
    expect(made.live(replicas).map(({ status }) => status.lastStatus)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
    expect(made.live(daemon)).toHaveLength(made.instances().length);
  });
});
