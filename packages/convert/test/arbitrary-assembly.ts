import type { Assembly } from "@stowage/model";
import { schema as scalingSchema } from "@stowage/model/application-autoscaling";
import { schema } from "@stowage/model/ecs";
import { schema as discoverySchema } from "@stowage/model/servicediscovery";
import fc from "fast-check";
import { arbitraryRequest } from "./arbitrary-request.js";
import { arbitraryTaskDefinition } from "./arbitrary-task-definition.js";

type Request = Record<string, unknown>;

const ports = ["app", "db", "logs", "proxy"];
const vocabulary = {
  namespace: ["shop.local", "other.local", "arn:aws:servicediscovery:eu-west-1:123456789012:namespace/ns-1"],
  portName: ports,
  containerName: ports,
  name: ports,
  discoveryName: ["web", "catalog"],
  dnsName: ["web", "catalog"],
  capacityProvider: ["FARGATE", "FARGATE_SPOT", "big", "managed"],
  capacityProviders: ["FARGATE", "FARGATE_SPOT", "big"],
  targetGroupArn: ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1"],
  field: ["cpu", "memory", "instanceId"],
  key: ["team", "stage", "1"],
  value: ["a", "b"],
  Key: ["team", "stage"],
  Value: ["a", "b"],
  subnets: ["subnet-a", "subnet-b"],
  PolicyName: ["web-cpu", "catalog-memory", "other"],
  Schedule: ["rate(1 day)"],
};

const request = (structure: string): fc.Arbitrary<Request> => arbitraryRequest(schema, structure, vocabulary);
const scalingRequest = (structure: string): fc.Arbitrary<Request> => arbitraryRequest(scalingSchema, structure, vocabulary);
const tags = fc.constantFrom(
  [],
  [{ key: "team", value: "shop" }],
  [
    { key: "team", value: "shop" },
    { key: "stage", value: "live" },
  ],
);

const cluster = fc.constantFrom("main", "batch");
const family = fc.constantFrom("web", "catalog", "worker");

/** Assemblies that their reader takes: a few tasks, services and runs of them in two clusters, with what is around them. */
export const arbitraryAssembly: fc.Arbitrary<Assembly> = fc
  .record({
    region: fc.option(fc.constant("eu-west-1"), { nil: undefined }),
    definitions: fc.tuple(arbitraryTaskDefinition, arbitraryTaskDefinition, arbitraryTaskDefinition),
    clusters: fc.dictionary(cluster, request("CreateClusterRequest"), { maxKeys: 2 }),
    namespaces: fc.dictionary(
      fc.constantFrom("shop.local", "unused.local"),
      arbitraryRequest(discoverySchema, "CreateHttpNamespaceRequest", vocabulary),
      { maxKeys: 2 },
    ),
    providers: fc.dictionary(fc.constantFrom("big", "managed"), request("CreateCapacityProviderRequest"), { maxKeys: 2 }),
    services: fc.array(fc.tuple(cluster, fc.constantFrom("web", "catalog", "store"), family, request("CreateServiceRequest"), scaling()), {
      maxLength: 3,
    }),
    runs: fc.array(fc.tuple(cluster, fc.constantFrom("report", "cleanup"), family, request("RunTaskRequest")), { maxLength: 2 }),
    shared: tags,
  })
  .filter(({ definitions }) => definitions.every(({ containerDefinitions }) => (containerDefinitions as unknown[]).length > 0))
  .map(({ region, definitions, clusters, namespaces, providers, services, runs, shared }) => {
    const tagged = (value: Request): Request => ({ ...value, tags: [...shared, ...((value["tags"] as object[] | undefined) ?? [])] });
    const distinct = [...new Map(services.map((service) => [`${service[0]}/${service[1]}`, service])).entries()];
    return {
      format: "stowage/assembly@1",
      app: "shop",
      ...(region !== undefined && { region }),
      clusters: each(clusters, (name, value) => tagged({ ...value, clusterName: name })),
      namespaces: each(namespaces, (name, value) => ({
        ...value,
        Name: name,
        Tags: shared.map(({ key, value: Value }) => ({ Key: key, Value })),
      })),
      capacityProviders: each(providers, (name, value) => tagged({ ...value, name })),
      taskDefinitions: Object.fromEntries(
        ["web", "catalog", "worker"].map((name, index) => [name, tagged({ ...definitions[index], family: name })]),
      ),
      services: Object.fromEntries(
        distinct.map(([key, [clusterName, serviceName, taskDefinition, value]]) => [
          key,
          tagged({ ...value, cluster: clusterName, serviceName, taskDefinition }),
        ]),
      ),
      scaling: Object.fromEntries(distinct.flatMap(([key, [, , , , value]]) => (value === undefined ? [] : [[key, own(value, key)]]))),
      tasks: Object.fromEntries(
        runs.map(([clusterName, name, taskDefinition, value]) => [
          name,
          { request: tagged({ ...value, cluster: clusterName, taskDefinition }) },
        ]),
      ),
    } as unknown as Assembly;
  });

function scaling(): fc.Arbitrary<Request | undefined> {
  const bounds = fc.record({ MinCapacity: fc.nat(5), MaxCapacity: fc.integer({ min: 5, max: 9 }) });
  const whole = fc.record({
    target: fc.tuple(scalingRequest("RegisterScalableTargetRequest"), bounds).map(([target, limits]) => ({ ...target, ...limits })),
    policies: fc.array(fc.oneof(scalingRequest("PutScalingPolicyRequest"), tracking()), { maxLength: 3 }),
    scheduled: fc.array(scalingRequest("PutScheduledActionRequest"), { maxLength: 2 }),
  });
  return fc.option(whole, { nil: undefined });
}

/** A policy as `scale()` makes them. */
function tracking(): fc.Arbitrary<Request> {
  const metrics = {
    cpu: "ECSServiceAverageCPUUtilization",
    memory: "ECSServiceAverageMemoryUtilization",
    requests: "ALBRequestCountPerTarget",
  };
  return fc
    .tuple(fc.constantFrom("web", "catalog"), fc.constantFrom("cpu", "memory", "requests"), fc.boolean())
    .map(([service, kind, cool]) => ({
      PolicyName: `${service}-${kind}`,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: {
          PredefinedMetricType: metrics[kind as keyof typeof metrics],
          ...(kind === "requests" && { ResourceLabel: "app/web/1/targetgroup/web/1" }),
        },
        ...(cool && { ScaleInCooldown: 60 }),
      },
    }));
}

/** The scaling as that of its service. */
function own(value: Request, key: string): Request {
  const target = { ServiceNamespace: "ecs", ResourceId: `service/${key}`, ScalableDimension: "ecs:service:DesiredCount" };
  const { policies, scheduled } = value as { policies: Request[]; scheduled: Request[] };
  return {
    target: { ...(value["target"] as Request), ...target },
    policies: policies.map((policy) => ({ ...policy, ...target })),
    scheduled: scheduled.map((action) => ({ ...action, ...target })),
  };
}

function each(entries: Readonly<Record<string, Request>>, map: (name: string, value: Request) => Request): Record<string, Request> {
  return Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, map(name, value)]));
}
