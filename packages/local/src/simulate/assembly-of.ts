import { assemblyFormat, type Assembly, type ServiceScaling } from "@stowage/model";
import type { PutScalingPolicyRequest } from "@stowage/model/application-autoscaling";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { SimulatedScaling, SimulatedService, SimulationScenario } from "@stowage/model/inputs";

const CLUSTER = "main";
const REGION = "us-east-1";
/** CPU units and MiB of a task where the scenario says nothing. */
export const DEFAULT_SIZE = { cpu: 256, memory: 512 } as const;

/** The Assembly that runs: the given one with other counts, or one that is made of the scenario's own services on Fargate in three zones. */
export function assemblyOf({ assembly, services = {} }: SimulationScenario): Assembly {
  if (assembly) return { ...assembly, services: withCounts(assembly, services) };
  const own = Object.entries(services);
  return {
    format: assemblyFormat,
    app: "simulation",
    region: REGION,
    clusters: { [CLUSTER]: { clusterName: CLUSTER, capacityProviders: ["FARGATE", "FARGATE_SPOT"] } },
    taskDefinitions: Object.fromEntries(own.map(([name, service]) => [name, definitionOf(name, service)])),
    services: Object.fromEntries(own.map(([name, service]) => [`${CLUSTER}/${name}`, requestOf(name, service)])),
    scaling: Object.fromEntries(
      own.flatMap(([name, { scaling }]) => (scaling ? [[`${CLUSTER}/${name}`, scalingOf(`service/${CLUSTER}/${name}`, scaling)]] : [])),
    ),
  };
}

/** What the scenario says of a service of its Assembly, or of its own one. */
export function saidOf({ assembly, services = {} }: SimulationScenario, key: string): SimulatedService {
  const name = assembly ? key : key.slice(CLUSTER.length + 1);
  return Object.hasOwn(services, name) ? services[name]! : {};
}

function withCounts(assembly: Assembly, said: Readonly<Record<string, SimulatedService>>): Record<string, CreateServiceRequest> {
  return Object.fromEntries(
    Object.entries(assembly.services ?? {}).map(([key, request]) => {
      const desiredCount = Object.hasOwn(said, key) ? said[key]!.desired : undefined;
      return [key, desiredCount === undefined ? request : { ...request, desiredCount }];
    }),
  );
}

function definitionOf(
  family: string,
  { cpu = DEFAULT_SIZE.cpu, memory = DEFAULT_SIZE.memory }: SimulatedService,
): RegisterTaskDefinitionRequest {
  return {
    family,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: String(cpu),
    memory: String(memory),
    containerDefinitions: [{ name: "app", image: family }],
  };
}

function requestOf(name: string, { desired, spotPercent = 0, scaling }: SimulatedService): CreateServiceRequest {
  const spot = Math.round(spotPercent);
  return {
    serviceName: name,
    cluster: CLUSTER,
    taskDefinition: name,
    desiredCount: desired ?? scaling?.min ?? 1,
    capacityProviderStrategy: [
      ...(spot < 100 ? [{ capacityProvider: "FARGATE", weight: 100 - spot }] : []),
      ...(spot > 0 ? [{ capacityProvider: "FARGATE_SPOT", weight: spot }] : []),
    ],
    networkConfiguration: { awsvpcConfiguration: { subnets: ["a", "b", "c"].map((zone) => `subnet-${REGION}${zone}`) } },
  };
}

const METRICS = [
  ["cpu", "ECSServiceAverageCPUUtilization"],
  ["memory", "ECSServiceAverageMemoryUtilization"],
  ["requestsPerTarget", "ALBRequestCountPerTarget"],
] as const;

function scalingOf(resource: string, scaling: SimulatedScaling): ServiceScaling {
  const place = { ServiceNamespace: "ecs", ResourceId: resource, ScalableDimension: "ecs:service:DesiredCount" } as const;
  const policies = METRICS.flatMap(([metric, type]): PutScalingPolicyRequest[] => {
    const target = scaling[metric];
    if (target === undefined) return [];
    return [
      {
        ...place,
        PolicyName: metric,
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: target,
          PredefinedMetricSpecification: {
            PredefinedMetricType: type,
            ...(metric === "requestsPerTarget" && { ResourceLabel: "app/simulated/0/targetgroup/simulated/0" }),
          },
          ...(scaling.scaleOutCooldown !== undefined && { ScaleOutCooldown: scaling.scaleOutCooldown }),
          ...(scaling.scaleInCooldown !== undefined && { ScaleInCooldown: scaling.scaleInCooldown }),
        },
      },
    ];
  });
  return { target: { ...place, MinCapacity: scaling.min, MaxCapacity: scaling.max }, policies };
}
