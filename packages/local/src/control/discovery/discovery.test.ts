import { describe, expect, it } from "vitest";
import type { StopContainer } from "../../drivers/driver.js";
import { simulatedDriver } from "../../drivers/simulated.js";
import { clusterArn, fargate, rig, type Rig, type RigOptions } from "../../testing/rig.js";
import { virtualClock } from "../../testing/virtual-clock.js";

const check = { command: ["CMD", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 };
const namespaceArn = "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1";
const containers = (healthy = false) => [
  { name: "app", image: "app", portMappings: [{ name: "http", containerPort: 8080 }], ...(healthy && { healthCheck: check }) },
];
const connect = { enabled: true, services: [{ portName: "http", discoveryName: "catalog" }] };

function connected(options: RigOptions = {}): Rig {
  const made = rig(options);
  const row = { id: "ns-1", arn: namespaceArn, name: "shop.local", type: "HTTP", createdAt: 0 } as const;
  made.apply([
    { op: "put", table: "namespaces", key: "ns-1", row, why: "test" },
    { op: "patch", table: "clusters", key: clusterArn, row: { serviceConnectNamespace: namespaceArn }, why: "test" },
  ]);
  return made;
}

const registered = ({ engine }: Rig) => {
  const service = engine.view.discoveryServiceByName("ns-1", "catalog");
  return service ? [...engine.view.discoveryInstancesOf(service.id)] : [];
};

describe("Service Connect", () => {
  it("makes a Cloud Map service with the deployment, and an instance for each task that runs", () => {
    const made = connected();
    const arn = made.createService("catalog", made.register(fargate("catalog", containers())), {
      desiredCount: 2,
      settings: { serviceConnectConfiguration: connect },
    });
    const service = made.engine.view.discoveryServiceByName("ns-1", "catalog")!;
    expect(service).toMatchObject({ type: "HTTP", namespaceId: "ns-1", managedBy: arn, revision: 1 });
    expect(registered(made)).toEqual([]);
    made.settle(arn);
    const [first] = made.live(arn);
    expect(registered(made)).toHaveLength(2);
    expect(registered(made).find(({ taskArn }) => taskArn === first!.arn)).toMatchObject({
      instanceId: first!.spec.id,
      health: "HEALTHY",
      attributes: {
        AVAILABILITY_ZONE: first!.spec.availabilityZone,
        AWS_INSTANCE_IPV4: first!.spec.network!.privateIPv4Address,
        AWS_INSTANCE_PORT: "8080",
        ECS_CLUSTER_NAME: "main",
        ECS_SERVICE_NAME: "catalog",
        ECS_TASK_DEFINITION_FAMILY: "catalog",
        REGION: "us-east-1",
      },
    });
    expect(made.engine.view.get("discoveryServices", service.id)!.revision).toBe(3);
  });

  it("has a task with a health check UNHEALTHY until it passes", () => {
    const made = connected();
    const arn = made.createService("catalog", made.register(fargate("catalog", containers(true))), {
      settings: { serviceConnectConfiguration: connect },
    });
    made.clock.advanceUntil(() => registered(made).length === 1, 5_000);
    expect(registered(made)[0]!.health).toBe("UNHEALTHY");
    const { revision } = made.engine.view.discoveryServiceByName("ns-1", "catalog")!;
    made.settle(arn);
    expect(registered(made)[0]!.health).toBe("HEALTHY");
    expect(made.engine.view.discoveryServiceByName("ns-1", "catalog")!.revision).toBe(revision);
  });

  it("takes a task out first, and signals it when its clients had time to see that", () => {
    const clock = virtualClock();
    const driver = simulatedDriver(clock);
    const signalled: { readonly effect: StopContainer; readonly at: number; readonly registered: number }[] = [];
    const made = connected({
      clock,
      driver: {
        ...driver,
        perform(effect) {
          if (effect.kind === "stop-container") signalled.push({ effect, at: clock.now(), registered: registered(made).length });
          driver.perform(effect);
        },
      },
    });
    const arn = made.createService("catalog", made.register(fargate("catalog", containers())), {
      desiredCount: 1,
      settings: { serviceConnectConfiguration: connect },
    });
    made.settle(arn);
    const [task] = made.live(arn);
    made.updateService(arn, { desiredCount: 0 });
    expect(registered(made)).toEqual([]);
    expect(made.engine.view.task(task!.arn)!.status.lastStatus).toBe("DEACTIVATING");
    const from = clock.now();
    clock.advance(10_000);
    expect(signalled).toMatchObject([{ at: from + 5_000, registered: 0 }]);
    expect(made.engine.view.task(task!.arn)!.status.lastStatus).toBe("STOPPED");
  });

  it("takes a task that has died out at once", () => {
    const made = connected();
    const arn = made.createService("catalog", made.register(fargate("catalog", containers())), {
      desiredCount: 1,
      settings: { serviceConnectConfiguration: connect },
    });
    made.settle(arn);
    const [task] = made.live(arn);
    made.driver.exit(task!.arn, "app", 137);
    made.clock.settle();
    expect(registered(made)).toEqual([]);
    expect(made.engine.view.task(task!.arn)!.status.lastStatus).toBe("STOPPED");
  });

  it("deletes its Cloud Map service with the ECS service", () => {
    const made = connected();
    const arn = made.createService("catalog", made.register(fargate("catalog", containers())), {
      settings: { serviceConnectConfiguration: connect },
    });
    made.settle(arn);
    made.updateService(arn, { status: "DRAINING", desiredCount: 0 });
    made.clock.advance(30_000);
    expect(made.engine.view.get("services", arn)!.status).toBe("INACTIVE");
    expect(made.engine.view.discoveryServiceByName("ns-1", "catalog")).toBeUndefined();
  });
});

it("registers tasks with a registry that the user has made, and leaves that when the service goes", () => {
  const made = connected();
  const registryArn = "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1";
  const row = { id: "srv-1", arn: registryArn, namespaceId: "ns-1", name: "catalog", revision: 1, createdAt: 0 } as const;
  made.apply([{ op: "put", table: "discoveryServices", key: "srv-1", row, why: "test" }]);
  const arn = made.createService("catalog", made.register(fargate("catalog", containers())), {
    settings: { serviceRegistries: [{ registryArn, containerName: "app", containerPort: 8080 }] },
  });
  made.settle(arn);
  // Without a health check of its own the registry does not know how its instances are.
  expect(registered(made)).toMatchObject([{ health: "UNKNOWN", attributes: { AWS_INSTANCE_PORT: "8080" } }]);
  made.updateService(arn, { status: "DRAINING", desiredCount: 0 });
  made.clock.advance(30_000);
  expect(made.engine.view.get("discoveryServices", "srv-1")).toBeDefined();
  expect(registered(made)).toEqual([]);
});
