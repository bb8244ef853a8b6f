import { expect, it } from "vitest";
import { seededRandom } from "../../src/random.js";
import { eventStream, type StowageEvent } from "../../src/server/event-stream.js";
import { createCapacityProvider } from "../../src/services/ecs/create-capacity-provider.js";
import { createDaemon } from "../../src/services/ecs/create-daemon.js";
import { createService } from "../../src/services/ecs/create-service.js";
import { describeContainerInstances } from "../../src/services/ecs/describe-container-instances.js";
import { registerDaemonTaskDefinition } from "../../src/services/ecs/register-daemon-task-definition.js";
import { registerTaskDefinition } from "../../src/services/ecs/register-task-definition.js";
import { updateDaemon } from "../../src/services/ecs/update-daemon.js";
import { asking } from "../../src/testing/asking.js";
import { clusterArn, rig } from "../../src/testing/rig.js";

const daemonArn = "arn:aws:ecs:us-east-1:123456789012:daemon/main/agent";
const provider = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/managed";
const cannotStart = ({ image }: { readonly image: string }) => (image === "bad" ? "CannotPullContainerError: not found" : undefined);

/** A cluster of managed instances with a service on them, and what becomes of a daemon there. */
function world() {
  const made = rig({ simulated: { cannotStart } });
  const ask = asking(made);
  const instanceLaunchTemplate = {
    ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
    networkConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] },
    instanceRequirements: { vCpuCount: { min: 2, max: 2 }, memoryMiB: { min: 1 }, allowedInstanceTypes: ["m7i.*"] },
  };
  const managedInstancesProvider = { infrastructureRoleArn: "arn:aws:iam::123456789012:role/infrastructure", instanceLaunchTemplate };
  ask(createCapacityProvider, { name: "managed", cluster: "main", managedInstancesProvider });
  for (const image of ["good", "bad"]) {
    const containerDefinitions = [{ name: "agent", image }];
    ask(registerDaemonTaskDefinition, { family: image, cpu: "128", memory: "128", containerDefinitions });
  }
  const containerDefinitions = [{ name: "app", image: "app" }];
  ask(registerTaskDefinition, { family: "app", networkMode: "host", cpu: "512", memory: "512", containerDefinitions });
  const capacityProviderStrategy = [{ capacityProvider: "managed", weight: 1 }];
  ask(createService, { cluster: "main", serviceName: "web", taskDefinition: "app", capacityProviderStrategy, desiredCount: 2 });
  made.clock.advance(300_000);
  const told = (type: StowageEvent["detail-type"]): readonly StowageEvent[] => {
    const events: StowageEvent[] = [];
    const stream = eventStream(seededRandom("events"));
    stream.listen((event) => event["detail-type"] === type && events.push(event));
    stream.changed(made.log, made.engine.view);
    return events;
  };
  const instances = () => [...made.engine.view.instancesOfCluster(clusterArn)].filter(({ status }) => status === "ACTIVE");
  const health = (containerInstance: string) => {
    const include = ["CONTAINER_INSTANCE_HEALTH" as const];
    const { containerInstances } = ask(describeContainerInstances, { cluster: "main", containerInstances: [containerInstance], include });
    return containerInstances![0]!.healthStatus!;
  };
  return { ...made, ask, told, instances, health };
}

const of = (image: string) => ({ daemonTaskDefinitionArn: `${image}:1`, capacityProviderArns: [provider] });

it("a daemon's deployment is told of from its beginning to its end", () => {
  const made = world();
  made.ask(createDaemon, { daemonName: "agent", clusterArn: "main", ...of("good") });
  made.clock.advance(30 * 60_000);
  const events = made.told("ECS Daemon Deployment State Change");
  expect(events.map(({ resources, detail }) => [resources, detail["eventType"], detail["eventName"]])).toEqual([
    [[daemonArn], "INFO", "DAEMON_DEPLOYMENT_PENDING"],
    [[daemonArn], "INFO", "DAEMON_DEPLOYMENT_IN_PROGRESS"],
    [[daemonArn], "INFO", "DAEMON_DEPLOYMENT_SUCCESSFUL"],
  ]);
  expect(events[0]!["detail-type"]).toBe("ECS Daemon Deployment State Change");
  expect(events[0]!.detail).toMatchObject({
    clusterArn,
    daemonArn,
    daemonDeploymentArn: expect.stringContaining(":daemon-deployment/main/agent/"),
  });
});

it("a daemon whose tasks do not start is told of, and its deployment rolls back", () => {
  const made = world();
  made.ask(createDaemon, { daemonName: "agent", clusterArn: "main", ...of("good") });
  made.clock.advance(30 * 60_000);
  made.ask(updateDaemon, { daemonArn, ...of("bad"), critical: true });
  // A stopped task is forgotten after an hour.
  made.clock.advance(30 * 60_000);
  const [failed] = made.told("ECS Daemon Service Action");
  expect(failed).toMatchObject({ "detail-type": "ECS Daemon Service Action", resources: [failed!.detail["taskArn"]] });
  expect(failed!.detail).toMatchObject({
    eventType: "WARNING",
    eventName: "DAEMON_TASK_START_IMPAIRED",
    clusterArn,
    daemonArn,
    capacityProviderName: "managed",
    failureType: "TASK_FAILED_TO_RUN",
    reason: "Task failed to reach RUNNING status: CannotPullContainerError: not found",
  });
  made.clock.advance(3_600_000);
  const names = made.told("ECS Daemon Deployment State Change").map(({ detail }) => detail["eventName"]);
  expect(names.slice(3)).toEqual([
    "DAEMON_DEPLOYMENT_PENDING",
    "DAEMON_DEPLOYMENT_IN_PROGRESS",
    "DAEMON_DEPLOYMENT_ROLLBACK_IN_PROGRESS",
    "DAEMON_DEPLOYMENT_ROLLBACK_SUCCESSFUL",
  ]);
});

it("a first deployment that fails is stopped", () => {
  const made = world();
  made.ask(createDaemon, { daemonName: "agent", clusterArn: "main", ...of("bad"), critical: true });
  made.clock.advance(2 * 3_600_000);
  const names = made.told("ECS Daemon Deployment State Change").map(({ detail }) => detail["eventName"]);
  expect(names.at(-1)).toBe("DAEMON_DEPLOYMENT_STOPPED");
});

it("an instance is as healthy as its daemons", () => {
  const made = world();
  made.ask(createDaemon, { daemonName: "agent", clusterArn: "main", ...of("good") });
  made.clock.advanceUntil(() => made.instances().some(({ daemons }) => daemons?.length), 30 * 60_000);
  const { arn } = made.instances().find(({ daemons }) => daemons?.length)!;
  expect(made.health(arn)).toMatchObject({ overallStatus: "INITIALIZING", details: [{}, {}, { type: "DAEMON", status: "INITIALIZING" }] });
  made.clock.advance(60_000);
  expect(made.health(arn)).toMatchObject({ overallStatus: "OK", details: [{}, {}, { type: "DAEMON", status: "OK" }] });
  const task = [...made.engine.view.tasksOnInstance(arn)].find(({ spec }) => spec.group === "daemon:agent")!;
  made.driver.exit(task.arn, "agent", 1);
  made.clock.advanceUntil(() => made.engine.view.task(task.arn)!.status.desiredStatus === "STOPPED", 60_000);
  expect(made.health(arn)).toMatchObject({ overallStatus: "IMPAIRED", details: [{}, {}, { type: "DAEMON", status: "IMPAIRED" }] });
});
