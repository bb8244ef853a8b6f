import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { ContainerPort, StartContainer } from "../../drivers/driver.js";
import type { Task, View } from "../../state/view.js";
import { settingsOfTask } from "../task-sets/settings-of-task.js";
import { namespaceOf } from "../discovery/namespace-of.js";
import { containerPlans } from "./container-plan.js";

/** What the driver is asked to do to start a container of a task. */
export function startEffect(view: View, task: Task, name: string): StartContainer {
  const definition = view.get("taskDefinitions", task.spec.taskDefinitionArn)!.definition;
  const plan = containerPlans(definition).find((candidate) => candidate.name === name)!;
  const override = task.spec.overrides.containerOverrides?.find((candidate) => candidate.name === name);
  return {
    kind: "start-container",
    taskArn: task.arn,
    container: name,
    image: plan.definition.image ?? "",
    environment: Object.fromEntries(
      [...(plan.definition.environment ?? []), ...(override?.environment ?? [])].map(({ name: key = "", value = "" }) => [key, value]),
    ),
    address: task.spec.network?.privateIPv4Address ?? HOST_ADDRESS,
    ports: portsOf(plan.definition.portMappings ?? [], task.spec.network !== undefined),
    local: view.get("localContainers", `${task.spec.family}/${name}`),
    healthCheck: plan.definition.healthCheck,
    namespace: namespaceName(view, task),
    essential: plan.essential,
    awaitedToEnd: plan.awaitedToEnd,
    attempt: task.status.containers[name]?.restartCount ?? 0,
  };
}

function namespaceName(view: View, { spec }: Task): string | undefined {
  const connect = settingsOfTask(view, spec)?.serviceConnectConfiguration;
  return (connect?.enabled ? namespaceOf(view, spec.clusterArn, connect) : undefined)?.name;
}

/** Tasks without a network of their own listen on the machine's. */
const HOST_ADDRESS = "127.0.0.1";

type PortMappings = NonNullable<RegisterTaskDefinitionRequest["containerDefinitions"][number]["portMappings"]>;

function portsOf(mappings: PortMappings, ownNetwork: boolean): readonly ContainerPort[] {
  return mappings
    .filter(({ containerPort }) => containerPort !== undefined)
    .map(({ name, containerPort = 0, protocol = "tcp", hostPort = 0 }) => ({
      ...(name !== undefined && { name }),
      containerPort,
      protocol,
      ...(!ownNetwork && { hostPort }),
    }));
}
