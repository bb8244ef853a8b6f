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
import {
  DescribeListenerAttributesCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type * as autoscaling from "@stowage/model/application-autoscaling";
import type * as ecs from "@stowage/model/ecs";
import type * as elbv2 from "@stowage/model/elbv2";
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
  readonly loadBalancing: {
    describeTargetGroups(request: elbv2.DescribeTargetGroupsInput): Promise<elbv2.DescribeTargetGroupsOutput>;
    describeTargetGroupAttributes(request: elbv2.DescribeTargetGroupAttributesInput): Promise<elbv2.DescribeTargetGroupAttributesOutput>;
    describeLoadBalancers(request: elbv2.DescribeLoadBalancersInput): Promise<elbv2.DescribeLoadBalancersOutput>;
    describeLoadBalancerAttributes(request: elbv2.DescribeLoadBalancerAttributesInput): Promise<elbv2.DescribeLoadBalancerAttributesOutput>;
    describeListeners(request: elbv2.DescribeListenersInput): Promise<elbv2.DescribeListenersOutput>;
    describeListenerAttributes(request: elbv2.DescribeListenerAttributesInput): Promise<elbv2.DescribeListenerAttributesOutput>;
    describeListenerCertificates(request: elbv2.DescribeListenerCertificatesInput): Promise<elbv2.DescribeListenerCertificatesOutput>;
    describeRules(request: elbv2.DescribeRulesInput): Promise<elbv2.DescribeRulesOutput>;
    describeTags(request: elbv2.DescribeTagsInput): Promise<elbv2.DescribeTagsOutput>;
  };
}

/**
 * The clients' calls that read a cluster, for those who take them as plain functions. Nothing is changed by them.
 *
 * @example
 * const { source } = await importCluster("main", clusterApi(clients));
 */
export function clusterApi(clients: Clients): ClusterCalls {
  const { ecs: client, scaling, elb } = clients;
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
    loadBalancing: {
      describeTargetGroups: (request: elbv2.DescribeTargetGroupsInput) => elb.send(new DescribeTargetGroupsCommand(request)),
      describeTargetGroupAttributes: (request: elbv2.DescribeTargetGroupAttributesInput) =>
        elb.send(new DescribeTargetGroupAttributesCommand(request)),
      describeLoadBalancers: (request: elbv2.DescribeLoadBalancersInput) => elb.send(new DescribeLoadBalancersCommand(request)),
      describeLoadBalancerAttributes: (request: elbv2.DescribeLoadBalancerAttributesInput) =>
        elb.send(new DescribeLoadBalancerAttributesCommand(request)),
      describeListeners: (request: elbv2.DescribeListenersInput) => elb.send(new DescribeListenersCommand(request)),
      describeListenerAttributes: (request: elbv2.DescribeListenerAttributesInput) =>
        elb.send(new DescribeListenerAttributesCommand(request)),
      describeListenerCertificates: (request: elbv2.DescribeListenerCertificatesInput) =>
        elb.send(new DescribeListenerCertificatesCommand(request)),
      describeRules: (request: elbv2.DescribeRulesInput) => elb.send(new DescribeRulesCommand(request)),
      describeTags: (request: elbv2.DescribeTagsInput) => elb.send(new DescribeTagsCommand(request)),
    },
  };
  return calls as unknown as ClusterCalls;
}
