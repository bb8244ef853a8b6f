import type * as ecs from "@stowage/model/ecs";

/** What Express mode knows of a service that it has made; the service and its task definition have rows of their own. */
export interface ExpressRow {
  readonly serviceArn: string;
  readonly infrastructureRoleArn: string;
  /** What the present revision is made of, with its defaults. */
  readonly configuration: ExpressConfiguration;
  readonly createdAt: number;
  readonly updatedAt: number;
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
