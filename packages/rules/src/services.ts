import type {
  AwsVpcConfiguration,
  CapacityProviderStrategyItem,
  CreateServiceRequest,
  LoadBalancer,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
  ServiceConnectConfiguration,
} from "@stowage/model/ecs";
import { networkMode } from "./network.js";
import { isPlaceholder } from "./placeholder.js";
import type { Context } from "./rule.js";

type Launched = CreateServiceRequest | RunTaskRequest;

export function strategyOf({ capacityProviderStrategy }: Launched): readonly CapacityProviderStrategyItem[] {
  return capacityProviderStrategy ?? [];
}

/** Whether what is launched runs on Fargate for certain: by its launch type, or because each provider is Fargate's. */
export function runsOnFargate(launched: Launched): boolean {
  const strategy = strategyOf(launched);
  if (strategy.length > 0) return strategy.every(({ capacityProvider }) => isFargateProvider(capacityProvider));
  return launched.launchType === "FARGATE";
}

export function isFargateProvider(name: string): boolean {
  return name === "FARGATE" || name === "FARGATE_SPOT";
}

export function controllerOf({ deploymentController }: CreateServiceRequest): string {
  return deploymentController?.type ?? "ECS";
}

export function isDaemon({ schedulingStrategy }: CreateServiceRequest): boolean {
  return schedulingStrategy === "DAEMON";
}

export function deploymentStrategyOf({ deploymentConfiguration }: CreateServiceRequest): string {
  return deploymentConfiguration?.strategy ?? "ROLLING";
}

export function awsvpcOf({ networkConfiguration }: Launched): AwsVpcConfiguration | undefined {
  return networkConfiguration?.awsvpcConfiguration;
}

export function loadBalancersOf({ loadBalancers }: CreateServiceRequest): readonly LoadBalancer[] {
  return loadBalancers ?? [];
}

/** The service's Service Connect configuration if it is switched on. */
export function serviceConnectOf({ serviceConnectConfiguration }: CreateServiceRequest): ServiceConnectConfiguration | undefined {
  return serviceConnectConfiguration?.enabled ? serviceConnectConfiguration : undefined;
}

/** The network mode of the task definition; undefined where that is not known, or still a placeholder. */
export function networkModeOf({ taskDefinition }: Context): string | undefined {
  const mode = taskDefinition && networkMode(taskDefinition);
  return mode === undefined || isPlaceholder(mode) ? undefined : mode;
}

/** The names of a task definition's ports; those without one are not among them. */
export function portNames(task: RegisterTaskDefinitionRequest): string[] {
  return task.containerDefinitions.flatMap(({ portMappings = [] }) => portMappings.flatMap(({ name }) => name || []));
}
