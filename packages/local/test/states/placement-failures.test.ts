import type { RegisterTaskDefinitionRequest, Resource, RunTaskRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { runTask } from "../../src/services/ecs/run-task.js";
import type { ContainerInstanceRow } from "../../src/state/rows.js";
import { asking } from "../../src/testing/asking.js";
import { clusterArn, rig, type Rig } from "../../src/testing/rig.js";

const instanceArn = "arn:aws:ecs:us-east-1:123456789012:container-instance/main/1";
const integer = (name: string, integerValue: number): Resource => ({ name, type: "INTEGER", integerValue });

/** A cluster of one m5.large, changed as given, and a task definition. */
function cluster(instance: Partial<ContainerInstanceRow>, definition: Partial<RegisterTaskDefinitionRequest>): Rig {
  const made = rig();
  const row: ContainerInstanceRow = {
    arn: instanceArn,
    id: "1",
    clusterArn,
    status: "ACTIVE",
    agentConnected: true,
    registeredResources: [integer("CPU", 2048), integer("MEMORY", 2048)],
    attributes: [
      { name: "ecs.availability-zone", value: "us-east-1a" },
      { name: "ecs.instance-type", value: "m5.large" },
    ],
    registeredAt: 0,
    version: 1,
    ...instance,
  };
  made.apply([{ op: "put", table: "containerInstances", key: row.arn, row, why: "test" }]);
  made.register({
    family: "job",
    networkMode: "bridge",
    containerDefinitions: [{ name: "app", image: "app", memory: 128 }],
    ...definition,
  });
  return made;
}

const app = { name: "app", image: "app", memory: 128 };
const network = { awsvpcConfiguration: { subnets: ["subnet-us-east-1a"] } };

interface Lack {
  readonly reason: string;
  readonly instance?: Partial<ContainerInstanceRow>;
  readonly definition?: Partial<RegisterTaskDefinitionRequest>;
  readonly asked?: Partial<RunTaskRequest>;
  /** What a service says of it. */
  readonly said: string;
}

const lacks: readonly Lack[] = [
  { reason: "RESOURCE:CPU", definition: { containerDefinitions: [{ ...app, cpu: 4096 }] }, said: "has insufficient CPU units available." },
  {
    reason: "RESOURCE:MEMORY",
    definition: { containerDefinitions: [{ ...app, memory: 4096 }] },
    said: "has insufficient memory available.",
  },
  {
    reason: "RESOURCE:PORTS",
    instance: { registeredResources: [integer("CPU", 2048), integer("MEMORY", 2048), ports("8080")] },
    definition: { containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80, hostPort: 8080 }] }] },
    said: "is already using a port required by your task.",
  },
  {
    reason: "RESOURCE:GPU",
    definition: { containerDefinitions: [{ ...app, resourceRequirements: [{ type: "GPU", value: "1" }] }] },
    said: 'encountered error "RESOURCE:GPU".',
  },
  {
    reason: "RESOURCE:ENI",
    definition: { networkMode: "awsvpc" },
    // An m5.large has three interfaces, of which its own is one.
    asked: { networkConfiguration: network, count: 3 },
    said: 'encountered error "RESOURCE:ENI".',
  },
  {
    reason: "LOCATION",
    definition: { networkMode: "awsvpc" },
    asked: { networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-us-east-1b"] } } },
    said: 'encountered error "LOCATION".',
  },
  { reason: "AGENT", instance: { agentConnected: false }, said: 'encountered error "AGENT".' },
  {
    reason: "MemberOf placement constraint unsatisfied.",
    asked: { placementConstraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }] },
    said: 'encountered error "MemberOf placement constraint unsatisfied.".',
  },
  {
    reason: "DistinctInstance placement constraint unsatisfied.",
    asked: { placementConstraints: [{ type: "distinctInstance" }], count: 2 },
    said: 'encountered error "DistinctInstance placement constraint unsatisfied.".',
  },
];

/** The same cluster, whose instance is of a capacity provider that would bring others but may not. */
function provided(instance: Partial<ContainerInstanceRow>, definition: Partial<RegisterTaskDefinitionRequest>): Rig {
  const made = cluster({ capacityProviderName: "group", ...instance }, definition);
  const providerArn = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/group";
  const autoScalingGroupProvider = {
    autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1:autoScalingGroupName/group",
    managedScaling: { status: "ENABLED", targetCapacity: 100, instanceWarmupPeriod: 300 },
    managedTerminationProtection: "DISABLED",
    managedDraining: "ENABLED",
  } as const;
  const provider = { arn: providerArn, name: "group", autoScalingGroupProvider };
  made.apply([
    { op: "patch", table: "clusters", key: clusterArn, row: { capacityProviders: ["group"] }, why: "test" },
    { op: "put", table: "capacityProviders", key: providerArn, row: provider, why: "test" },
  ]);
  return made;
}

function ports(...stringSetValue: string[]): Resource {
  return { name: "PORTS", type: "STRINGSET", stringSetValue };
}

describe("an instance that takes no more of a task", () => {
  it.each(lacks)("is a failure of RunTask: $reason", ({ reason, instance = {}, definition = {}, asked = {} }) => {
    const made = cluster(instance, definition);
    const { tasks, failures } = asking(made)(runTask, { cluster: "main", taskDefinition: "job", launchType: "EC2", ...asked });
    expect(tasks).toHaveLength((asked.count ?? 1) - 1);
    expect(failures).toEqual([{ arn: instanceArn, reason }]);
  });

  it.each(lacks)("ends a task that has waited for half an hour: TaskFailedToStart: $reason", ({ reason, instance, definition, asked }) => {
    const made = provided(instance ?? {}, definition ?? {});
    const capacityProviderStrategy = [{ capacityProvider: "group", weight: 1 }];
    const { tasks } = asking(made)(runTask, { cluster: "main", taskDefinition: "job", capacityProviderStrategy, ...asked });
    made.clock.advance(31 * 60_000);
    expect(made.engine.view.task(tasks!.at(-1)!.taskArn!)!.status).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "TaskFailedToStart",
      stoppedReason: `TaskFailedToStart: ${reason}`,
    });
  });

  it.each(lacks)("is what a service says: $said", ({ instance = {}, definition = {}, asked = {}, said }) => {
    const made = cluster(instance, definition);
    const { networkConfiguration, placementConstraints = [], count: desiredCount = 1 } = asked;
    const row = made.engine.view.get("taskDefinitions", "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1")!;
    const arn = made.createService("web", row, {
      desiredCount,
      placementConstraints,
      settings: { launchType: "EC2", networkConfiguration },
    });
    made.clock.advance(60_000);
    expect(made.events(arn)).toContain(
      `(service web) was unable to place a task because no container instance met all of its requirements. ` +
        `The closest matching (container-instance 1) ${said} ` +
        "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    );
  });
});

it("an instance without a capability is a failure of RunTask: ATTRIBUTE", () => {
  const made = cluster({}, {});
  const requiresAttributes = [{ name: "ecs.capability.efs" }];
  const key = "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1";
  made.apply([{ op: "patch", table: "taskDefinitions", key, row: { requiresAttributes }, why: "test" }]);
  const { failures } = asking(made)(runTask, { cluster: "main", taskDefinition: "job", launchType: "EC2" });
  expect(failures).toEqual([{ arn: instanceArn, reason: "ATTRIBUTE" }]);
});

it("a provider whose only instance drains has no active one", () => {
  const made = provided({ status: "DRAINING" }, {});
  const capacityProviderStrategy = [{ capacityProvider: "group", weight: 1 }];
  const { tasks } = asking(made)(runTask, { cluster: "main", taskDefinition: "job", capacityProviderStrategy });
  made.clock.advance(31 * 60_000);
  const { status } = made.engine.view.task(tasks![0]!.taskArn!)!;
  expect(status.stoppedReason).toBe("TaskFailedToStart: NO ACTIVE INSTANCES");
});

it("a service says that its provider has no instances, once its task has waited for one", () => {
  const made = provided({ status: "INACTIVE" }, {});
  const row = made.engine.view.get("taskDefinitions", "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1")!;
  const settings = {
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: "group", weight: 1 }],
    networkConfiguration: undefined,
  };
  const arn = made.createService("web", row, { settings });
  made.clock.advance(31 * 60_000);
  expect(made.events(arn)).toContain(
    "(service web) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
  );
});

it("a service says what resource its provider's instances lack", () => {
  const made = provided({}, { containerDefinitions: [{ ...app, resourceRequirements: [{ type: "GPU", value: "1" }] }] });
  const row = made.engine.view.get("taskDefinitions", "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1")!;
  const settings = {
    launchType: undefined,
    capacityProviderStrategy: [{ capacityProvider: "group", weight: 1 }],
    networkConfiguration: undefined,
  };
  const arn = made.createService("web", row, { settings });
  made.clock.advance(31 * 60_000);
  expect(made.events(arn)).toContain("(service web) was unable to place a task. Reason: TaskFailedToStart: RESOURCE:GPU.");
});

it("a service says how many of a batch found no place", () => {
  const made = cluster({}, { containerDefinitions: [{ ...app, cpu: 1024 }] });
  const row = made.engine.view.get("taskDefinitions", "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1")!;
  const arn = made.createService("web", row, { desiredCount: 5, settings: { launchType: "EC2", networkConfiguration: undefined } });
  made.clock.advance(60_000);
  const [deployment] = made.engine.view.deploymentsOf(arn);
  expect(made.events(arn)).toContain(`(service web) could not launch 3 tasks for deployment ${deployment!.id}.`);
});

it("a zone without room is what a service says that is not balanced over its zones", () => {
  const made = cluster({}, { containerDefinitions: [{ ...app, cpu: 512 }] });
  const row = made.engine.view.get("taskDefinitions", "arn:aws:ecs:us-east-1:123456789012:task-definition/job:1")!;
  const settings = { launchType: "EC2", networkConfiguration: undefined } as const;
  const arn = made.createService("web", row, { desiredCount: 2, availabilityZoneRebalancing: "ENABLED", settings });
  made.settle(arn);
  const small = { ...made.engine.view.get("containerInstances", instanceArn)!, arn: instanceArn.replace(/1$/, "2"), id: "2" };
  const attributes = [{ name: "ecs.availability-zone", value: "us-east-1b" }];
  const instance = { ...small, attributes, registeredResources: [integer("CPU", 128), integer("MEMORY", 2048)] };
  made.apply([{ op: "put", table: "containerInstances", key: small.arn, row: instance, why: "test" }]);
  made.updateService(arn, {});
  made.clock.advance(3_600_000);
  expect(made.events(arn)).toContain(
    "(service web) is unable to place a task in us-east-1b because no container instance met all of its requirements.",
  );
});
