import type {
  DescribeScalableTargetsRequest,
  DescribeScalableTargetsResponse,
  DescribeScalingPoliciesRequest,
  DescribeScalingPoliciesResponse,
  DescribeScheduledActionsRequest,
  DescribeScheduledActionsResponse,
} from "@stowage/model/application-autoscaling";
import type {
  DescribeCapacityProvidersRequest,
  DescribeCapacityProvidersResponse,
  DescribeClustersRequest,
  DescribeClustersResponse,
  DescribeServicesRequest,
  DescribeServicesResponse,
  DescribeTaskDefinitionRequest,
  DescribeTaskDefinitionResponse,
  ListServicesRequest,
  ListServicesResponse,
} from "@stowage/model/ecs";
import type {
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput,
  DescribeListenerCertificatesInput,
  DescribeListenerCertificatesOutput,
  DescribeListenersInput,
  DescribeListenersOutput,
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancerAttributesOutput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  DescribeRulesInput,
  DescribeRulesOutput,
  DescribeTagsInput,
  DescribeTagsOutput,
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
} from "@stowage/model/elbv2";

/** What is read of a live cluster: AWS's own calls, as functions from request to answer. Nothing is changed by them. */
export interface ClusterApi {
  describeClusters(request: DescribeClustersRequest): Promise<DescribeClustersResponse>;
  listServices(request: ListServicesRequest): Promise<ListServicesResponse>;
  describeServices(request: DescribeServicesRequest): Promise<DescribeServicesResponse>;
  describeTaskDefinition(request: DescribeTaskDefinitionRequest): Promise<DescribeTaskDefinitionResponse>;
  describeCapacityProviders(request: DescribeCapacityProvidersRequest): Promise<DescribeCapacityProvidersResponse>;
  /** Application Auto Scaling; absent: scaling is not imported. */
  readonly scaling?: ScalingApi | undefined;
  /** Elastic Load Balancing; absent: services name target groups by their ARNs. */
  readonly loadBalancing?: LoadBalancingApi | undefined;
}

/** AWS's calls that tell how services are scaled, as functions from request to answer. */
export interface ScalingApi {
  describeScalableTargets(request: DescribeScalableTargetsRequest): Promise<DescribeScalableTargetsResponse>;
  describeScalingPolicies(request: DescribeScalingPoliciesRequest): Promise<DescribeScalingPoliciesResponse>;
  describeScheduledActions(request: DescribeScheduledActionsRequest): Promise<DescribeScheduledActionsResponse>;
}

/** AWS's calls that tell what stands in front of services, as functions from request to answer. */
export interface LoadBalancingApi {
  describeTargetGroups(request: DescribeTargetGroupsInput): Promise<DescribeTargetGroupsOutput>;
  describeTargetGroupAttributes(request: DescribeTargetGroupAttributesInput): Promise<DescribeTargetGroupAttributesOutput>;
  describeLoadBalancers(request: DescribeLoadBalancersInput): Promise<DescribeLoadBalancersOutput>;
  describeLoadBalancerAttributes(request: DescribeLoadBalancerAttributesInput): Promise<DescribeLoadBalancerAttributesOutput>;
  describeListeners(request: DescribeListenersInput): Promise<DescribeListenersOutput>;
  describeListenerAttributes(request: DescribeListenerAttributesInput): Promise<DescribeListenerAttributesOutput>;
  describeListenerCertificates(request: DescribeListenerCertificatesInput): Promise<DescribeListenerCertificatesOutput>;
  describeRules(request: DescribeRulesInput): Promise<DescribeRulesOutput>;
  describeTags(request: DescribeTagsInput): Promise<DescribeTagsOutput>;
}

/** All items of a listing that comes in pages. */
export async function allPages<T, P>(
  page: (token: string | undefined) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
  tokenOf: (page: P) => string | undefined,
): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const answer = await page(token);
    items.push(...(itemsOf(answer) ?? []));
    token = tokenOf(answer);
  } while (token !== undefined && token !== "");
  return items;
}
