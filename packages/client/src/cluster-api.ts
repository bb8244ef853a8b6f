import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  DescribeScheduledActionsCommand,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServicesCommand,
} from "@aws-sdk/client-ecs";
import type * as autoscaling from "@stowage/model/application-autoscaling";
import type * as ecs from "@stowage/model/ecs";
import type { Clients } from "./clients.js";

/** The calls that read a cluster, as functions from request to answer. */
export interface ClusterCalls {
  describeClusters(request: ecs.DescribeClustersRequest): Promise<ecs.DescribeClustersResponse>;
  listServices(request: ecs.ListServicesRequest): Promise<ecs.ListServicesResponse>;
  describeServices(request: ecs.DescribeServicesRequest): Promise<ecs.DescribeServicesResponse>;
  describeTaskDefinition(request: ecs.DescribeTaskDefinitionRequest): Promise<ecs.DescribeTaskDefinitionResponse>;
  describeCapacityProviders(request: ecs.DescribeCapacityProvidersRequest): Promise<ecs.DescribeCapacityProvidersResponse>;
  readonly scaling: {
    describeScalableTargets(request: autoscaling.DescribeScalableTargetsRequest): Promise<autoscaling.DescribeScalableTargetsResponse>;
    describeScalingPolicies(request: autoscaling.DescribeScalingPoliciesRequest): Promise<autoscaling.DescribeScalingPoliciesResponse>;
    describeScheduledActions(request: autoscaling.DescribeScheduledActionsRequest): Promise<autoscaling.DescribeScheduledActionsResponse>;
  };
}

/**
 * The clients' calls that read a cluster, for those who take them as plain functions. Nothing is changed by them.
 *
 * @example
 * const { source } = await importCluster("main", clusterApi(clients));
 */
export function clusterApi(clients: Clients): ClusterCalls {
  const { ecs: client, scaling } = clients;
  // The SDK's answers are the model's, but for members that it allows to be undefined although AWS always gives them.
  const calls = {
    describeClusters: (request: ecs.DescribeClustersRequest) => client.send(new DescribeClustersCommand(request)),
    listServices: (request: ecs.ListServicesRequest) => client.send(new ListServicesCommand(request)),
    describeServices: (request: ecs.DescribeServicesRequest) => client.send(new DescribeServicesCommand(request)),
    describeTaskDefinition: (request: ecs.DescribeTaskDefinitionRequest) => client.send(new DescribeTaskDefinitionCommand(request)),
    describeCapacityProviders: (request: ecs.DescribeCapacityProvidersRequest) =>
      client.send(new DescribeCapacityProvidersCommand(request)),
    scaling: {
      describeScalableTargets: (request: autoscaling.DescribeScalableTargetsRequest) =>
        scaling.send(new DescribeScalableTargetsCommand(request)),
      describeScalingPolicies: (request: autoscaling.DescribeScalingPoliciesRequest) =>
        scaling.send(new DescribeScalingPoliciesCommand(request)),
      describeScheduledActions: (request: autoscaling.DescribeScheduledActionsRequest) =>
        scaling.send(new DescribeScheduledActionsCommand(request)),
    },
  };
  return calls as unknown as ClusterCalls;
}
