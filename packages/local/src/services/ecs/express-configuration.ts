import type { Place } from "@stowage/model";
import type { CreateExpressGatewayServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Wire } from "@stowage/model";
import type { ExpressConfiguration } from "../../state/express-row.js";
import { defaultSubnets } from "../ec2/default-vpc.js";
import type { Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";
import { runnableDefinition } from "./runnable-definition.js";

/** The members that a revision is made of. */
export type ExpressRequest = Partial<
  Omit<Wire<CreateExpressGatewayServiceRequest>, "infrastructureRoleArn" | "serviceName" | "cluster" | "tags">
>;

/**
 * What a request makes of a service, over what it was. Sources: API Reference, CreateExpressGatewayService (sizes, port, target value); Developer
 * Guide, "Resources created by Amazon ECS Express Mode services" (path, the most tasks); 2026-11.
 */
export function expressConfiguration(
  place: Place,
  input: ExpressRequest,
  old: ExpressConfiguration | undefined,
  now: number,
): Omit<ExpressConfiguration, "taskDefinitionArn"> {
  const { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue } = { ...old?.scalingTarget, ...input.scalingTarget };
  const ownDefinition = input.taskDefinitionArn !== undefined || (old?.ownDefinition === true && input.primaryContainer === undefined);
  const primaryContainer = input.primaryContainer ?? old?.primaryContainer;
  if (!ownDefinition && primaryContainer === undefined) invalidParameter("Either primaryContainer or taskDefinitionArn is required.");
  if (input.taskDefinitionArn !== undefined && input.primaryContainer !== undefined) {
    invalidParameter("primaryContainer and taskDefinitionArn do not go together.");
  }
  const least = minTaskCount ?? 1;
  const most = maxTaskCount ?? Math.max(20, least);
  if (least < 0 || most < least) invalidParameter(`minTaskCount (${least}) must be from 0 to maxTaskCount (${most}).`);
  return {
    executionRoleArn: input.executionRoleArn ?? old?.executionRoleArn,
    taskRoleArn: input.taskRoleArn ?? old?.taskRoleArn,
    ownDefinition,
    cpu: input.cpu ?? old?.cpu ?? "256",
    memory: input.memory ?? old?.memory ?? "512",
    cpuArchitecture: input.cpuArchitecture ?? old?.cpuArchitecture ?? "X86_64",
    networkConfiguration: {
      securityGroups: [],
      subnets: defaultSubnets(place).map(({ id }) => id),
      ...old?.networkConfiguration,
      ...input.networkConfiguration,
    },
    healthCheckPath: input.healthCheckPath ?? old?.healthCheckPath ?? "/ping",
    primaryContainer: ownDefinition ? undefined : primaryContainer,
    scalingTarget: {
      minTaskCount: least,
      maxTaskCount: most,
      autoScalingMetric: autoScalingMetric ?? "AVERAGE_CPU",
      autoScalingTargetValue: autoScalingTargetValue ?? 60,
    },
    createdAt: now,
  };
}

/** Sources: Developer Guide, as above; API Reference, ExpressGatewayContainer `containerPort`. */
const MAIN = "Main";
const DEFAULT_PORT = 80;

/** The task definition that Express mode registers; its family is the service's name, which is our choice. */
export function expressDefinition(
  family: string,
  region: string,
  { cpu, memory, cpuArchitecture, executionRoleArn, taskRoleArn, primaryContainer }: Omit<ExpressConfiguration, "taskDefinitionArn">,
): RegisterTaskDefinitionRequest {
  const {
    image = "",
    containerPort = DEFAULT_PORT,
    awsLogsConfiguration,
    repositoryCredentials,
    command,
    environment,
    secrets,
  } = primaryContainer ?? {};
  const { logGroup, logStreamPrefix } = awsLogsConfiguration ?? { logGroup: `/aws/ecs/${family}`, logStreamPrefix: "ecs" };
  const credentials = repositoryCredentials?.credentialsParameter;
  return {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu,
    memory,
    runtimePlatform: { cpuArchitecture, operatingSystemFamily: "LINUX" },
    ...(executionRoleArn !== undefined && { executionRoleArn }),
    ...(taskRoleArn !== undefined && { taskRoleArn }),
    containerDefinitions: [
      {
        name: MAIN,
        image,
        essential: true,
        portMappings: [{ containerPort, protocol: "tcp" }],
        ...(executionRoleArn !== undefined && {
          logConfiguration: {
            logDriver: "awslogs",
            options: { "awslogs-group": logGroup, "awslogs-region": region, "awslogs-stream-prefix": logStreamPrefix },
          },
        }),
        ...(credentials !== undefined && { repositoryCredentials: { credentialsParameter: credentials } }),
        ...(command && { command }),
        ...(environment && { environment }),
        ...(secrets && { secrets }),
      },
    ],
  };
}

/** The container that the load balancer sends requests to: of the caller's own definition the first essential one with a port. */
export function servingContainer(
  lookup: Lookup,
  { ownDefinition, primaryContainer }: Pick<ExpressConfiguration, "ownDefinition" | "primaryContainer">,
  taskDefinitionArn: string,
): { readonly containerName: string; readonly containerPort: number } {
  if (!ownDefinition) return { containerName: MAIN, containerPort: primaryContainer?.containerPort ?? DEFAULT_PORT };
  const { definition } = runnableDefinition(lookup, taskDefinitionArn, "ClientException");
  for (const { name, essential, portMappings = [] } of definition.containerDefinitions) {
    const [port] = portMappings.flatMap(({ containerPort }) => containerPort ?? []);
    if (name !== undefined && essential !== false && port !== undefined) return { containerName: name, containerPort: port };
  }
  return invalidParameter("The task definition has no essential container with a port mapping.");
}
