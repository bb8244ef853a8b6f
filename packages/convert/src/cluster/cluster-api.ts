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

/** What is read of a live cluster: AWS's own calls, as functions from request to answer. Nothing is changed by them. */
export interface ClusterApi {
  describeClusters(request: DescribeClustersRequest): Promise<DescribeClustersResponse>;
  listServices(request: ListServicesRequest): Promise<ListServicesResponse>;
  describeServices(request: DescribeServicesRequest): Promise<DescribeServicesResponse>;
  describeTaskDefinition(request: DescribeTaskDefinitionRequest): Promise<DescribeTaskDefinitionResponse>;
  describeCapacityProviders(request: DescribeCapacityProvidersRequest): Promise<DescribeCapacityProvidersResponse>;
  /** Application Auto Scaling; absent: scaling is not imported. */
  readonly scaling?: ScalingApi | undefined;
}

/** AWS's calls that tell how services are scaled, as functions from request to answer. */
export interface ScalingApi {
  describeScalableTargets(request: DescribeScalableTargetsRequest): Promise<DescribeScalableTargetsResponse>;
  describeScalingPolicies(request: DescribeScalingPoliciesRequest): Promise<DescribeScalingPoliciesResponse>;
  describeScheduledActions(request: DescribeScheduledActionsRequest): Promise<DescribeScheduledActionsResponse>;
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
