import { expect, it } from "vitest";
import { seededRandom } from "../../src/random.js";
import { eventStream } from "../../src/server/event-stream.js";
import type { ContainerInstanceRow } from "../../src/state/rows.js";
import { clusterArn, fargate, rig, type Rig } from "../../src/testing/rig.js";

/** `TYPE NAME` of every service action and deployment state change so far. */
function told({ log, engine }: Rig): readonly string[] {
  const names: string[] = [];
  const stream = eventStream(seededRandom("events"));
  stream.listen(({ "detail-type": type, detail }) => {
    const { eventType, eventName } = detail as { readonly eventType?: string; readonly eventName?: string };
    if (type === "ECS Service Action" || type === "ECS Deployment State Change") names.push(`${type}: ${eventType} ${eventName}`);
  });
  stream.changed(log, engine.view);
  return names;
}

const cannotStart = ({ image }: { readonly image: string }) => (image === "bad" ? "CannotPullContainerError: not found" : undefined);

it("a service whose tasks do not start is impaired, and its deployment fails", () => {
  const made = rig({ simulated: { cannotStart } });
  const deploymentConfiguration = {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: false, thresholdConfiguration: { type: "COUNT" as const, value: 5 } },
  };
  made.createService("web", made.register(fargate("web", [{ name: "app", image: "bad" }])), { deploymentConfiguration });
  made.clock.advance(4 * 3_600_000);
  const names = told(made);
  expect(names).toContain("ECS Service Action: WARN SERVICE_TASK_START_IMPAIRED");
  expect(names).toContain("ECS Service Action: ERROR SERVICE_DEPLOYMENT_FAILED");
  expect(names).toContain("ECS Deployment State Change: ERROR SERVICE_DEPLOYMENT_FAILED");
});

/** A steady service of two tasks on an instance in one zone, to which an instance in another one comes. */
function uneven() {
  const made = rig();
  const add = (id: string, zone: string): void => {
    const row: ContainerInstanceRow = {
      arn: `arn:aws:ecs:us-east-1:123456789012:container-instance/main/${id}`,
      id,
      clusterArn,
      status: "ACTIVE",
      agentConnected: true,
      registeredResources: [
        { name: "CPU", type: "INTEGER", integerValue: 4096 },
        { name: "MEMORY", type: "INTEGER", integerValue: 4096 },
      ],
      attributes: [{ name: "ecs.availability-zone", value: zone }],
      registeredAt: 0,
      version: 1,
    };
    made.apply([{ op: "put", table: "containerInstances", key: row.arn, row, why: "test" }]);
  };
  add("1", "us-east-1a");
  const containerDefinitions = [{ name: "app", image: "app", memory: 128 }];
  const definition = made.register({ family: "job", networkMode: "bridge", containerDefinitions });
  const settings = { launchType: "EC2", networkConfiguration: undefined } as const;
  const arn = made.createService("web", definition, { desiredCount: 2, availabilityZoneRebalancing: "ENABLED", settings });
  made.settle(arn);
  add("2", "us-east-1b");
  made.clock.advanceUntil(() => made.events(arn).some((message) => message.includes("is not AZ balanced")), 3_600_000);
  return { ...made, arn, definition };
}

it("a service that is rebalanced is told of at the beginning and at the end", () => {
  const made = uneven();
  made.clock.advance(600_000);
  expect(told(made).filter((name) => name.includes("REBALANCING"))).toEqual([
    "ECS Service Action: INFO SERVICE_REBALANCING_STARTED",
    "ECS Service Action: INFO SERVICE_REBALANCING_COMPLETED",
  ]);
});

it("a deployment stops the rebalancing, and is told of", () => {
  const made = uneven();
  made.updateService(made.arn, { settings: { taskDefinitionArn: made.definition.arn, platformVersion: "LATEST" } });
  made.clock.advance(60_000);
  expect(told(made)).toContain("ECS Service Action: INFO SERVICE_REBALANCING_STOPPED");
});
