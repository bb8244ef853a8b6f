import { schema as applicationAutoScalingTables } from "../application-autoscaling/schema.js";
import type {
  Parts as ApplicationAutoScalingParts,
  Requests as ApplicationAutoScalingRequests,
} from "../application-autoscaling/requests.js";
import { schema as autoScalingTables } from "../autoscaling/schema.js";
import type { Parts as AutoScalingParts, Requests as AutoScalingRequests } from "../autoscaling/requests.js";
import { schema as cloudWatchTables } from "../cloudwatch/schema.js";
import type { Parts as CloudWatchParts, Requests as CloudWatchRequests } from "../cloudwatch/requests.js";
import { schema as ec2Tables } from "../ec2/schema.js";
import type { Parts as Ec2Parts, Requests as Ec2Requests } from "../ec2/requests.js";
import { schema as ecsTables } from "../ecs/schema.js";
import type { Parts as EcsParts, Requests as EcsRequests } from "../ecs/requests.js";
import { schema as elbv2Tables } from "../elbv2/schema.js";
import type { Parts as Elbv2Parts, Requests as Elbv2Requests } from "../elbv2/requests.js";
import { schema as logsTables } from "../logs/schema.js";
import type { Parts as LogsParts, Requests as LogsRequests } from "../logs/requests.js";
import { schema as serviceDiscoveryTables } from "../servicediscovery/schema.js";
import type { Parts as ServiceDiscoveryParts, Requests as ServiceDiscoveryRequests } from "../servicediscovery/requests.js";
import { schema as stsTables } from "../sts/schema.js";
import type { Parts as StsParts, Requests as StsRequests } from "../sts/requests.js";
import { schemasOf } from "./schemas-of.js";
import type { Schemas } from "./schemas-of.js";

export type { Schemas } from "./schemas-of.js";

/**
 * The vocabulary of Amazon ECS as zod schemas, for programs that compose schemas of their own. They are strict: an unknown field is
 * refused. They read a request as it travels and give it as the SDK takes it: a null member is dropped, a time in seconds becomes a Date.
 *
 * @example
 * const definition = ecs.requests.RegisterTaskDefinition.parse(JSON.parse(text)); // RegisterTaskDefinitionRequest
 * const settings = z.object({ sidecars: z.array(ecs.parts.ContainerDefinition) });
 */
export const ecs: Schemas<EcsRequests, EcsParts> = schemasOf(ecsTables);

/** Cloud Map. */
export const serviceDiscovery: Schemas<ServiceDiscoveryRequests, ServiceDiscoveryParts> = schemasOf(serviceDiscoveryTables);

/** Application Auto Scaling. */
export const applicationAutoScaling: Schemas<ApplicationAutoScalingRequests, ApplicationAutoScalingParts> =
  schemasOf(applicationAutoScalingTables);

/** CloudWatch. */
export const cloudWatch: Schemas<CloudWatchRequests, CloudWatchParts> = schemasOf(cloudWatchTables);

/** CloudWatch Logs. */
export const logs: Schemas<LogsRequests, LogsParts> = schemasOf(logsTables);

/** Elastic Load Balancing, version 2. */
export const elbv2: Schemas<Elbv2Requests, Elbv2Parts> = schemasOf(elbv2Tables);

/** Of EC2 Auto Scaling, CreateAutoScalingGroup. */
export const autoScaling: Schemas<AutoScalingRequests, AutoScalingParts> = schemasOf(autoScalingTables);

/** Of EC2, CreateLaunchTemplate and what is asked before a service is created. */
export const ec2: Schemas<Ec2Requests, Ec2Parts> = schemasOf(ec2Tables);

/** Of STS, GetCallerIdentity. */
export const sts: Schemas<StsRequests, StsParts> = schemasOf(stsTables);
