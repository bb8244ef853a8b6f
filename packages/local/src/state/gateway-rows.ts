import type * as ecs from "@stowage/model/ecs";

/** A gateway through which services of the associated clusters are reached. */
export interface GatewayRow {
  readonly arn: string;
  readonly name: string;
  readonly status: ecs.GatewayStatus;
  readonly infrastructureRoleArn: string;
  readonly deletionProtection: boolean;
  readonly propagateTags: ecs.PropagateGatewayTags;
  /** With its defaults. */
  readonly configuration: ecs.HostSharedAlbConfiguration;
  /** Where its load balancers are unless it says so. */
  readonly network: { readonly vpcId: string; readonly subnets: readonly string[]; readonly securityGroup: string };
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface GatewayAssociationRow {
  readonly gatewayArn: string;
  readonly clusterArn: string;
}
