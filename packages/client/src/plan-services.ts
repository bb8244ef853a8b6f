import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import type { Service } from "@aws-sdk/client-ecs";
import { parseArn, serversBefore, StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { CreateServiceRequest } from "@stowage/model/ecs";
import { withArns } from "./arn-names.js";
import type { Resolve } from "./arn-names.js";
import { inChunks } from "./chunks.js";
import type { Clients } from "./clients.js";
import { unmet } from "./difference.js";
import type { Difference } from "./difference.js";
import type { Change } from "./change.js";
import { inWaves } from "./in-waves.js";
import { tagsUnmet } from "./tags.js";

/** Compares each service with what DescribeServices says; a new revision of its task definition is a difference too. Servers come before their clients. */
export async function planServices(
  assembly: Assembly,
  clients: Clients,
  definitions: readonly Change[],
  resolve: Resolve,
): Promise<Change[]> {
  const services = Object.entries(assembly.services ?? {});
  const live = await liveServices(services, clients);
  const changes = services.map(([name, request]): Change => {
    const service = live.get(name);
    if (!service) return { kind: "service", name, action: "create", differences: [] };
    const differing = serviceDifferences(service, withArns(request, resolve), assembly.scaling?.[name] !== undefined, definitions);
    return {
      kind: "service",
      name,
      action: differing.length > 0 ? "update" : "none",
      differences: differing,
      ...(service.serviceArn && { arn: service.serviceArn }),
    };
  });
  return inWaves(changes, serversBefore(assembly)).flat();
}

async function liveServices(
  services: readonly (readonly [string, CreateServiceRequest])[],
  { ecs }: Clients,
): Promise<Map<string, Service>> {
  const live = new Map<string, Service>();
  for (const [cluster, members] of groupedByCluster(services)) {
    // DescribeServices takes at most ten services.
    for (const chunk of inChunks(members, 10)) {
      try {
        const answer = await ecs.send(
          new DescribeServicesCommand({ cluster, services: chunk.map(([, { serviceName }]) => serviceName ?? ""), include: ["TAGS"] }),
        );
        for (const service of answer.services ?? [])
          if (service.status === "ACTIVE") live.set(`${cluster}/${service.serviceName}`, service);
      } catch (error) {
        if (!(error instanceof Error && error.name === "ClusterNotFoundException")) throw error;
      }
    }
  }
  return live;
}

function groupedByCluster(
  services: readonly (readonly [string, CreateServiceRequest])[],
): Map<string, (readonly [string, CreateServiceRequest])[]> {
  const groups = new Map<string, (readonly [string, CreateServiceRequest])[]>();
  for (const entry of services) {
    const cluster = entry[1].cluster ?? "default";
    groups.set(cluster, [...(groups.get(cluster) ?? []), entry]);
  }
  return groups;
}

/** Members that ECS cannot change on a service that exists. Source: they are in CreateService and not in UpdateService. */
const fixed = ["launchType", "schedulingStrategy", "role"] as const;

function serviceDifferences(
  service: Service,
  request: CreateServiceRequest,
  scaled: boolean,
  definitions: readonly Change[],
): Difference[] {
  for (const member of fixed) {
    const now = member === "role" ? undefined : service[member];
    if (request[member] !== undefined && now !== undefined && now !== request[member]) {
      throw new StowageError(
        "service-cannot-change",
        `The service ${service.serviceName} has ${member} ${now}, and ECS cannot change that to ${request[member]}.`,
        {
          hint: "Give the service another name, or delete it first.",
        },
      );
    }
  }
  const { desiredCount, taskDefinition, cluster: _cluster, serviceName: _name, clientToken: _token, tags, ...rest } = request;
  const connect = service.deployments?.find(({ status }) => status === "PRIMARY")?.serviceConnectConfiguration;
  return [
    ...taskDefinitionDifference(service, taskDefinition, definitions),
    ...(scaled ? [] : unmet(service.desiredCount, desiredCount, "/desiredCount")),
    ...unmet({ ...service, serviceConnectConfiguration: connect }, withoutFixed(rest)),
    ...tagsUnmet(service.tags, tags, "/tags"),
  ];
}

function withoutFixed(request: Partial<CreateServiceRequest>): object {
  return Object.fromEntries(Object.entries(request).filter(([name]) => !(fixed as readonly string[]).includes(name)));
}

function taskDefinitionDifference(service: Service, wanted: string | undefined, definitions: readonly Change[]): Difference[] {
  if (wanted === undefined) return [];
  const change = definitions.find(({ name }) => name === wanted);
  if (change?.action === "register")
    return [{ path: "/taskDefinition", now: short(service.taskDefinition), wanted: `${wanted}: a new revision` }];
  const arn = change?.arn ?? wanted;
  return arn === service.taskDefinition || short(arn) === short(service.taskDefinition)
    ? []
    : [{ path: "/taskDefinition", now: short(service.taskDefinition), wanted: short(arn) }];
}

function short(definition: string | undefined): string | undefined {
  return definition === undefined ? undefined : (parseArn(definition)?.resource.replace("task-definition/", "") ?? definition);
}
