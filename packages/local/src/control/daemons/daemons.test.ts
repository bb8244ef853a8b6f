import type { Wire } from "@stowage/model";
import { expect, test } from "vitest";
import { seededRandom } from "../../random.js";
import { AwsException } from "../../services/aws-exception.js";
import { createCapacityProvider } from "../../services/ecs/create-capacity-provider.js";
import { createDaemon } from "../../services/ecs/create-daemon.js";
import { createService } from "../../services/ecs/create-service.js";
import { deleteDaemon } from "../../services/ecs/delete-daemon.js";
import { registerDaemonTaskDefinition } from "../../services/ecs/register-daemon-task-definition.js";
import { registerTaskDefinition } from "../../services/ecs/register-task-definition.js";
import { stopTask } from "../../services/ecs/stop-task.js";
import { updateDaemon } from "../../services/ecs/update-daemon.js";
import { updateService } from "../../services/ecs/update-service.js";
import type { Operation } from "../../services/operation.js";
import { isLive, kindOf } from "../../state/kinds.js";
import { callOperation } from "../../testing/call-operation.js";
import { clusterArn, rig, type Rig } from "../../testing/rig.js";
import { wantedRevision } from "./daemon-deployments.js";

const daemonArn = "arn:aws:ecs:us-east-1:123456789012:daemon/main/agent";
const provider = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/managed";

/** What is refused is refused in AWS's way; a mistake of ours fails the test. */
function call<I, O>(it: Rig, operation: Operation<I, O>, input: Wire<I>): void {
  callOperation(it.engine, operation, input, (error) => {
    if (error && !(error instanceof AwsException)) throw error;
  });
  it.clock.settle();
}

function world(seed: string): Rig {
  const it = rig({ seed });
  const instanceLaunchTemplate = {
    ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
    networkConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] },
    instanceRequirements: { vCpuCount: { min: 2, max: 2 }, memoryMiB: { min: 1 }, allowedInstanceTypes: ["m7i.*"] },
  };
  const managedInstancesProvider = { infrastructureRoleArn: "arn:aws:iam::123456789012:role/infrastructure", instanceLaunchTemplate };
  call(it, createCapacityProvider, { name: "managed", cluster: "main", managedInstancesProvider });
  for (const image of ["agent:1", "agent:2"]) {
    const containerDefinitions = [{ name: "agent", image }];
    call(it, registerDaemonTaskDefinition, { family: "agent", cpu: "128", memory: "128", containerDefinitions });
  }
  call(it, registerTaskDefinition, {
    family: "app",
    networkMode: "host",
    cpu: "512",
    memory: "512",
    containerDefinitions: [{ name: "app", image: "app" }],
  });
  const capacityProviderStrategy = [{ capacityProvider: "managed", weight: 1 }];
  const service = { cluster: "main", serviceName: "web", taskDefinition: "app", capacityProviderStrategy };
  call(it, createService, { ...service, desiredCount: 3 });
  return it;
}

function* daemonTasks(it: Rig) {
  const { view } = it.engine;
  for (const instance of view.instancesOfCluster(clusterArn)) {
    const tasks = [...view.tasksOnInstance(instance.arn)];
    yield { instance, own: tasks.filter(({ spec, status }) => spec.group === "daemon:agent" && isLive(kindOf(status))) };
  }
}

/** One task of the daemon an instance at most, and never more than an instance has room for. */
function check(it: Rig): void {
  for (const { instance, own } of daemonTasks(it)) {
    expect(own.length).toBeLessThanOrEqual(1);
    const left = it.engine.view.placement(clusterArn).cluster.remaining(instance.arn);
    expect(Math.min(left?.cpu ?? 0, left?.memory ?? 0)).toBeGreaterThanOrEqual(0);
  }
}

function something(it: Rig, random: ReturnType<typeof seededRandom>): void {
  const revision = { daemonTaskDefinitionArn: `agent:${1 + random.below(2)}`, capacityProviderArns: [provider] };
  const deploymentConfiguration = { drainPercent: 25 + random.below(76), bakeTimeInMinutes: random.below(2) };
  switch (random.below(7)) {
    case 0:
      return call(it, createDaemon, { daemonName: "agent", clusterArn: "main", ...revision, deploymentConfiguration });
    case 1:
      return call(it, updateDaemon, { daemonArn, ...revision, deploymentConfiguration, critical: random.below(2) === 0 });
    case 2:
      return random.below(3) === 0 ? call(it, deleteDaemon, { daemonArn }) : undefined;
    case 3: {
      const [task] = [...daemonTasks(it)].flatMap(({ own }) => own);
      return task && call(it, stopTask, { cluster: "main", task: task.arn });
    }
    default:
      return call(it, updateService, { cluster: "main", service: "web", desiredCount: random.below(7) });
  }
}

test.each(Array.from({ length: 6 }, (_, seed) => seed))(
  "seed %i: a daemon comes to be on every instance whatever is asked of it",
  (seed) => {
    const it = world(`daemons ${seed}`);
    const random = seededRandom(() => `daemons ${seed}`);
    for (let step = 0; step < 30; step++) {
      something(it, random);
      it.clock.advance(random.below(60_000));
      check(it);
    }
    const revision = { daemonTaskDefinitionArn: "agent:2", capacityProviderArns: [provider] };
    call(it, createDaemon, { daemonName: "agent", clusterArn: "main", ...revision });
    call(it, updateDaemon, { daemonArn, ...revision, critical: true });
    call(it, updateService, { cluster: "main", service: "web", desiredCount: 4 });
    it.clock.advance(60 * 60_000);
    check(it);
    const { view } = it.engine;
    const deployment = view.get("daemonDeployments", view.get("daemons", daemonArn)!.deploymentArn)!;
    expect(deployment.status).toBe("SUCCESSFUL");
    for (const { instance, own } of daemonTasks(it)) {
      if (instance.status === "INACTIVE") continue;
      expect(own.map(({ spec, status }) => [spec.deploymentId, status.lastStatus])).toEqual([[wantedRevision(deployment), "RUNNING"]]);
    }
    expect(it.live("arn:aws:ecs:us-east-1:123456789012:service/main/web")).toHaveLength(4);
  },
);

test("a task on a new instance runs once the daemon's task runs there", () => {
  const it = world("daemons first");
  const revision = { daemonTaskDefinitionArn: "agent:1", capacityProviderArns: [provider] };
  call(it, updateService, { cluster: "main", service: "web", desiredCount: 0 });
  call(it, createDaemon, { daemonName: "agent", clusterArn: "main", ...revision });
  it.clock.advance(60 * 60_000);
  call(it, updateService, { cluster: "main", service: "web", desiredCount: 3 });
  const started = (daemons: boolean) =>
    [...it.engine.view.all("taskSpecs")].flatMap(([arn, { group }]) => {
      const { lastStatus, startedAt } = it.engine.view.get("taskStatuses", arn)!;
      return (group === "daemon:agent") === daemons && lastStatus === "RUNNING" ? startedAt! : [];
    });
  it.clock.advanceUntil(() => started(true).length > 0, 600_000);
  expect(started(false)).toEqual([]);
  it.clock.advanceUntil(() => started(false).length === 3, 600_000);
  expect(Math.min(...started(false))).toBeGreaterThanOrEqual(Math.min(...started(true)));
});
