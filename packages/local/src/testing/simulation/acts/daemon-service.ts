import type { CreateServiceRequest, DeploymentConfiguration, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Random } from "../../../random.js";
import { createService } from "../../../services/ecs/create-service.js";
import { deleteAttributes } from "../../../services/ecs/delete-attributes.js";
import { deleteService } from "../../../services/ecs/delete-service.js";
import { putAttributes } from "../../../services/ecs/put-attributes.js";
import { registerTaskDefinition } from "../../../services/ecs/register-task-definition.js";
import { updateService } from "../../../services/ecs/update-service.js";
import type { View } from "../../../state/view.js";
import { call, type ApiCall } from "../call.js";
import { BAD_IMAGE } from "../faulty-driver.js";
import type { Act } from "./act.js";

/** MiB that a daemon's task takes: it is to find room on every instance. */
export const DAEMON_MEMORY = 128;

/** Instances with this attribute are to have no task of a service that says so. */
export const QUIET = "quiet";

const clusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/main";
const serviceArn = "arn:aws:ecs:us-east-1:123456789012:service/main/agent";
const named = { cluster: "main", service: "agent" };

/** A service with a task on each instance, in every second run; instances come to satisfy its constraints, and cease to. */
export function daemonServiceAct(random: Random): Act {
  const plays = random.below(2) === 0;
  const create = (): ApiCall => call(createService, service(random));
  return {
    first: () => (plays ? [call(registerTaskDefinition, definition("good")), create()] : []),
    next(view) {
      if (!plays) return undefined;
      const row = view.get("services", serviceArn);
      if (!row || row.status === "INACTIVE") return create();
      if (row.status !== "ACTIVE") return undefined;
      switch (random.below(10)) {
        case 0:
          return call(updateService, { ...named, forceNewDeployment: true });
        case 1:
          return call(registerTaskDefinition, definition(random.below(4) === 0 ? BAD_IMAGE : "good"));
        case 2:
        case 3:
          return call(updateService, { ...named, taskDefinition: "agent" });
        case 4:
          return call(updateService, { ...named, deploymentConfiguration: percentages(random) });
        case 5:
          return random.below(2) === 0 ? call(deleteService, named) : undefined;
        default:
          return changeQuiet(view, random);
      }
    },
    last(view) {
      if (!plays) return [];
      const deploymentConfiguration = { minimumHealthyPercent: 0 };
      const active = view.get("services", serviceArn)?.status === "ACTIVE";
      const again = call(updateService, { ...named, taskDefinition: "agent", forceNewDeployment: true, deploymentConfiguration });
      return [call(registerTaskDefinition, definition("good")), ...(active ? [again] : [])];
    },
  };
}

function service(random: Random): CreateServiceRequest {
  return {
    cluster: "main",
    serviceName: "agent",
    taskDefinition: "agent",
    schedulingStrategy: "DAEMON",
    launchType: "EC2",
    deploymentConfiguration: percentages(random),
    ...(random.below(4) > 0 && { placementConstraints: [{ type: "memberOf", expression: `attribute:${QUIET} !exists` }] }),
  };
}

function percentages(random: Random): DeploymentConfiguration {
  return {
    minimumHealthyPercent: random.below(2) * 50,
    maximumPercent: 100,
    deploymentCircuitBreaker: { enable: random.below(2) === 0, rollback: random.below(2) === 0 },
  };
}

/** A port of the instance has room for one of them. */
function definition(image: string): RegisterTaskDefinitionRequest {
  return {
    family: "agent",
    networkMode: "bridge",
    requiresCompatibilities: ["EC2"],
    memory: String(DAEMON_MEMORY),
    containerDefinitions: [{ name: "agent", image, portMappings: [{ containerPort: 9100, hostPort: 9100 }] }],
  };
}

function changeQuiet(view: View, random: Random): ApiCall | undefined {
  const known = [...view.instancesOfCluster(clusterArn)].filter(({ status }) => status !== "INACTIVE");
  const instance = known[random.below(Math.max(1, known.length))];
  if (!instance) return undefined;
  const operation = instance.attributes.some(({ name }) => name === QUIET) ? deleteAttributes : putAttributes;
  return call(operation, { cluster: "main", attributes: [{ name: QUIET, targetType: "container-instance", targetId: instance.arn }] });
}
