import type * as ecs from "@stowage/model/ecs";

/** What Express mode knows of a service that it has made; the service and its task definition have rows of their own. */
export interface ExpressRow {
  readonly serviceArn: string;
  readonly infrastructureRoleArn: string;
  /** What the present revision is made of, with its defaults. */
  readonly configuration: ExpressConfiguration;
  /** What stands in front of it; gone once the service is INACTIVE. */
  readonly ingress?: ExpressIngress | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Load balancer and listener are shared with other Express services, the rest is the service's own. */
export interface ExpressIngress {
  /** The name of its host. */
  readonly endpoint: string;
  readonly certificateArn: string;
  readonly loadBalancerArn: string;
  readonly listenerArn: string;
  readonly ruleArn: string;
  readonly targetGroupArn: string;
  readonly alternateTargetGroupArn: string;
  /** They roll a deployment back whose answers are errors. */
  readonly alarmNames: readonly string[];
}

export interface ExpressConfiguration {
  readonly executionRoleArn?: string | undefined;
  readonly taskRoleArn?: string | undefined;
  readonly taskDefinitionArn: string;
  /** The caller's own task definition: it has the container, the sizes and the roles. */
  readonly ownDefinition: boolean;
  readonly cpu: string;
  readonly memory: string;
  readonly cpuArchitecture: ecs.ExpressCpuArchitecture;
  readonly networkConfiguration: ecs.ExpressGatewayServiceNetworkConfiguration;
  readonly healthCheckPath: string;
  readonly primaryContainer?: ecs.ExpressGatewayContainer | undefined;
  readonly scalingTarget: Required<ecs.ExpressGatewayScalingTarget>;
  readonly createdAt: number;
}
