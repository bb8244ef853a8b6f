import type { Random } from "../../../random.js";
import { createCapacityProvider } from "../../../services/ecs/create-capacity-provider.js";
import { createDaemon } from "../../../services/ecs/create-daemon.js";
import { createService } from "../../../services/ecs/create-service.js";
import { deleteDaemon } from "../../../services/ecs/delete-daemon.js";
import { registerDaemonTaskDefinition } from "../../../services/ecs/register-daemon-task-definition.js";
import { registerTaskDefinition } from "../../../services/ecs/register-task-definition.js";
import { stopTask } from "../../../services/ecs/stop-task.js";
import { updateDaemon } from "../../../services/ecs/update-daemon.js";
import { updateService } from "../../../services/ecs/update-service.js";
import type { View } from "../../../state/view.js";
import { call, type ApiCall } from "../call.js";
import { BAD_IMAGE } from "../faulty-driver.js";
import type { Act } from "./act.js";

const daemonArn = "arn:aws:ecs:us-east-1:123456789012:daemon/main/probe";
const providerArn = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/managed";
const strategy = [{ capacityProvider: "managed", weight: 1 }];

/** Managed instances under a service, in every second run, and a daemon on them that is deployed, breaks and is deleted. */
export function managedDaemonAct(random: Random): Act {
  const plays = random.below(2) === 0;
  const scale = (): ApiCall => call(updateService, { cluster: "main", service: "fleet", desiredCount: random.below(6) });
  return {
    first: () => (plays ? [...world(random.below(6)), definition("good"), create(random)] : []),
    next(view) {
      if (!plays) return undefined;
      const daemon = view.get("daemons", daemonArn);
      switch (random.below(8)) {
        case 0:
          return definition(random.below(4) === 0 ? BAD_IMAGE : "good");
        case 1:
        case 2:
          return daemon ? call(updateDaemon, { daemonArn, ...revision(random), deploymentConfiguration: pace(random) }) : create(random);
        case 3:
          return random.below(3) === 0 ? call(deleteDaemon, { daemonArn }) : undefined;
        case 4:
          return stopOne(view, random);
        default:
          return daemon ? scale() : create(random);
      }
    },
    last(view) {
      if (!plays) return [];
      const good = { ...revision(random), critical: true, deploymentConfiguration: { drainPercent: 100, bakeTimeInMinutes: 1 } };
      const active = view.get("daemons", daemonArn)?.status === "ACTIVE";
      const again = call(updateService, { cluster: "main", service: "fleet", forceNewDeployment: true });
      return [definition("good"), again, ...(active ? [call(updateDaemon, { daemonArn, ...good })] : [])];
    },
  };
}

function world(desiredCount: number): readonly ApiCall[] {
  const instanceLaunchTemplate = {
    ec2InstanceProfileArn: "arn:aws:iam::123456789012:instance-profile/ecs",
    networkConfiguration: { subnets: ["subnet-us-east-1a", "subnet-us-east-1b"] },
    instanceRequirements: { vCpuCount: { min: 2, max: 2 }, memoryMiB: { min: 1 }, allowedInstanceTypes: ["m7i.*"] },
  };
  const managedInstancesProvider = { infrastructureRoleArn: "arn:aws:iam::123456789012:role/infrastructure", instanceLaunchTemplate };
  const containerDefinitions = [{ name: "app", image: "good" }];
  return [
    call(createCapacityProvider, { name: "managed", cluster: "main", managedInstancesProvider }),
    call(registerTaskDefinition, { family: "fleet", networkMode: "host", cpu: "1024", memory: "512", containerDefinitions }),
    call(createService, {
      cluster: "main",
      serviceName: "fleet",
      taskDefinition: "fleet",
      capacityProviderStrategy: strategy,
      desiredCount,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 200 },
    }),
  ];
}

function definition(image: string): ApiCall {
  const containerDefinitions = [{ name: "probe", image }];
  return call(registerDaemonTaskDefinition, { family: "probe", cpu: "128", memory: "128", containerDefinitions });
}

function revision(random: Random): { daemonTaskDefinitionArn: string; capacityProviderArns: string[]; critical: boolean } {
  return { daemonTaskDefinitionArn: "probe", capacityProviderArns: [providerArn], critical: random.below(3) > 0 };
}

function pace(random: Random): { drainPercent: number; bakeTimeInMinutes: number } {
  return { drainPercent: 25 + random.below(76), bakeTimeInMinutes: random.below(2) };
}

function create(random: Random): ApiCall {
  return call(createDaemon, { daemonName: "probe", clusterArn: "main", ...revision(random), deploymentConfiguration: pace(random) });
}

function stopOne(view: View, random: Random): ApiCall | undefined {
  const tasks = [...view.all("taskSpecs")].filter(([, { group }]) => group === "daemon:probe").map(([arn]) => arn);
  const task = tasks[random.below(Math.max(1, tasks.length))];
  return task === undefined ? undefined : call(stopTask, { cluster: "main", task });
}
