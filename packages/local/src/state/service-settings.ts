import type * as ecs from "@stowage/model/ecs";
import type { AwsVpcConfiguration } from "@stowage/model/ecs";

/** What a deployment is made of: the members of CreateService and UpdateService whose change starts a new one. */
export interface ServiceSettings {
  readonly taskDefinitionArn: string;
  readonly launchType?: ecs.LaunchType | undefined;
  readonly capacityProviderStrategy?: readonly ecs.CapacityProviderStrategyItem[] | undefined;
  readonly platformVersion?: string | undefined;
  readonly networkConfiguration?: { readonly awsvpcConfiguration?: AwsVpcConfiguration | undefined } | undefined;
  readonly loadBalancers: readonly ecs.LoadBalancer[];
  readonly serviceRegistries: readonly ecs.ServiceRegistry[];
  readonly serviceConnectConfiguration?: ecs.ServiceConnectConfiguration | undefined;
  readonly volumeConfigurations?: readonly ecs.ServiceVolumeConfiguration[] | undefined;
  readonly gatewayConnectors?: readonly ecs.GatewayConnector[] | undefined;
}
