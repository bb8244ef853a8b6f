import type { Assembly } from "@stowage/model";
import { registeredForm } from "@stowage/model";
import type { CreateServiceRequest, Service } from "@stowage/model/ecs";
import type { ClusterApi } from "../src/index.js";

const at = new Date("2026-11-01T00:00:00Z");
const arn = (resource: string): string => `arn:aws:ecs:eu-west-1:123456789012:${resource}`;

/** Answers as AWS gives them for the first cluster of an Assembly, its defaults filled in, in pages of `pageSize`, and the calls that were made. */
export function fakeCluster(assembly: Assembly, pageSize = 100): { readonly api: ClusterApi; readonly calls: string[] } {
  const calls: string[] = [];
  const [name = "", request = {}] = Object.entries(assembly.clusters ?? {})[0] ?? [];
  const services = Object.values(assembly.services ?? {}).filter(({ cluster }) => cluster === name);
  const answer = <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    return Promise.resolve(value);
  };
  const page = <T>(items: readonly T[], token: string | undefined): { readonly items: T[]; readonly next: string | undefined } => {
    const first = Number(token ?? 0);
    const last = first + pageSize;
    return { items: items.slice(first, last), next: last < items.length ? String(last) : undefined };
  };
  const api: ClusterApi = {
    describeClusters: ({ clusters = [] }) =>
      answer("describeClusters", {
        clusters: clusters.includes(name)
          ? [
              {
                ...request,
                clusterArn: arn(`cluster/${name}`),
                status: "ACTIVE",
                runningTasksCount: 1,
                settings: request.settings ?? [{ name: "containerInsights", value: "disabled" }],
              },
            ]
          : [],
        failures: [],
      }),
    listServices({ nextToken }) {
      const { items, next } = page(services, nextToken);
      return answer("listServices", {
        serviceArns: items.map(({ serviceName }) => arn(`service/${name}/${serviceName}`)),
        nextToken: next,
      });
    },
    describeServices: ({ services: arns = [] }) =>
      answer(`describeServices ${arns.length}`, {
        services: services
          .filter(({ serviceName }) => arns.includes(arn(`service/${name}/${serviceName}`)))
          .map((service) => described(service, name)),
      }),
    describeTaskDefinition({ taskDefinition = "" }) {
      const family = taskDefinition.replace(/^.*\//, "").replace(/:\d+$/, "");
      const { tags, ...definition } = registeredForm(assembly.taskDefinitions![family]!);
      const more = {
        taskDefinitionArn: taskDefinition,
        revision: 3,
        status: "ACTIVE" as const,
        compatibilities: ["EC2" as const],
        registeredAt: at,
      };
      return answer("describeTaskDefinition", { taskDefinition: { ...definition, ...more }, ...(tags && { tags }) });
    },
    describeCapacityProviders: ({ capacityProviders = [] }) =>
      answer("describeCapacityProviders", {
        capacityProviders: Object.values(assembly.capacityProviders ?? {})
          .filter((provider) => capacityProviders.includes(provider.name!))
          .map((provider) => ({ ...provider, capacityProviderArn: arn(`capacity-provider/${provider.name}`), status: "ACTIVE" as const })),
      }),
    scaling: {
      describeScalableTargets: ({ ResourceIds = [] }) =>
        answer("describeScalableTargets", {
          ScalableTargets: Object.values(assembly.scaling ?? {})
            .filter(({ target }) => ResourceIds.includes(target.ResourceId!))
            .map(({ target }) => ({
              RoleARN:
                "arn:aws:iam::123456789012:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
              SuspendedState: { DynamicScalingInSuspended: false, DynamicScalingOutSuspended: false, ScheduledScalingSuspended: false },
              CreationTime: at,
              MinCapacity: 0,
              MaxCapacity: 0,
              ...target,
            })),
        }),
      describeScalingPolicies: ({ ResourceId }) =>
        answer("describeScalingPolicies", {
          ScalingPolicies: (assembly.scaling?.[ResourceId!.replace("service/", "")]?.policies ?? []).map((policy) => ({
            ...policy,
            PolicyType: policy.PolicyType!,
            PolicyARN: "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1",
            CreationTime: at,
            Alarms: [],
          })),
        }),
      describeScheduledActions: ({ ResourceId }) =>
        answer("describeScheduledActions", {
          ScheduledActions: (assembly.scaling?.[ResourceId!.replace("service/", "")]?.scheduled ?? []).map(
            ({ StartTime, EndTime, ...action }) => ({
              ...action,
              Schedule: action.Schedule!,
              ...(StartTime !== undefined && { StartTime: new Date(StartTime * 1000) }),
              ...(EndTime !== undefined && { EndTime: new Date(EndTime * 1000) }),
              ScheduledActionARN: "arn:aws:autoscaling:eu-west-1:123456789012:scheduledAction:1",
              CreationTime: at,
            }),
          ),
        }),
    },
  };
  return { api, calls };
}

function described(request: CreateServiceRequest, cluster: string): Service {
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, cluster: _, role, ...service } = request;
  const taskDefinition = arn(`task-definition/${request.taskDefinition}:3`);
  const own = { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations };
  return {
    schedulingStrategy: "REPLICA",
    deploymentController: { type: "ECS" },
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    propagateTags: "NONE",
    healthCheckGracePeriodSeconds: 0,
    availabilityZoneRebalancing: "ENABLED",
    ...(request.launchType === "FARGATE" && { platformVersion: "LATEST", platformFamily: "Linux" }),
    ...service,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: false, rollback: false },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      strategy: "ROLLING",
      bakeTimeInMinutes: 0,
      ...request.deploymentConfiguration,
    },
    roleArn: role ?? "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    taskDefinition,
    serviceArn: arn(`service/${cluster}/${request.serviceName}`),
    clusterArn: arn(`cluster/${cluster}`),
    status: "ACTIVE",
    runningCount: 1,
    createdAt: at,
    events: [{ id: "1", createdAt: at, message: "steady" }],
    deployments: [
      { id: "old", status: "ACTIVE", taskDefinition },
      { id: "new", status: "PRIMARY", taskDefinition, ...own },
    ],
  };
}
