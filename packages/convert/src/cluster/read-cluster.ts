import { assemblyFormat, parseArn, StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type {
  Cluster,
  CreateCapacityProviderRequest,
  CreateServiceRequest,
  RegisterTaskDefinitionRequest,
  Service,
} from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { noteLeftOut } from "../import/note.js";
import type { Notes } from "../import/note.js";
import { byName } from "./by-name.js";
import { allPages } from "./cluster-api.js";
import type { ClusterApi } from "./cluster-api.js";
import { createdCapacityProvider, createdCluster } from "./created-cluster.js";
import { createdService } from "./created-service.js";
import { knownMembers } from "./known-members.js";
import { readLoadBalancers } from "./read-load-balancers.js";
import { readScaling } from "./read-scaling.js";
import { withLoadBalancers } from "./with-load-balancers.js";
import { withoutRegisteredDefaults } from "./without-registered-defaults.js";

/** How many services DescribeServices takes at once. Source: its `services`, read 2026-11. */
const servicesMax = 10;

/**
 * A live cluster as an Assembly: the requests that would make it again. Tasks that nobody keeps running are not part of it.
 *
 * @throws StowageError `input-no-cluster`; whatever the calls throw.
 */
export async function readCluster(name: string, api: ClusterApi, notes: Notes): Promise<Assembly> {
  const answer = await api.describeClusters({ clusters: [name], include: ["CONFIGURATIONS", "SETTINGS", "TAGS"] });
  const cluster = answer.clusters?.find(({ status }) => status !== "INACTIVE");
  if (cluster?.clusterName === undefined) {
    throw new StowageError("input-no-cluster", `There is no cluster "${name}".`, {
      hint: "`aws ecs list-clusters` lists those of the account and Region.",
    });
  }
  const { clusterName } = cluster;
  const described = await readServices(clusterName, api);
  const taskDefinitions = new Map<string, RegisterTaskDefinitionRequest>();
  const families = new Map<string, string>();
  const services: Record<string, CreateServiceRequest> = {};
  for (const service of described) {
    const path = `/services/${clusterName}~1${service.serviceName}`;
    if (service.taskDefinition === undefined) {
      noteLeftOut(notes, path, "It names no task definition: another program deploys it, by task sets.", "Keep it where it is made now.");
      continue;
    }
    const family = await readTaskDefinition(service.taskDefinition, path, { api, taskDefinitions, families, notes });
    services[`${clusterName}/${service.serviceName}`] = createdService(service, clusterName, family);
  }
  const region = parseArn(cluster.clusterArn ?? "")?.region;
  const names = described.map(({ serviceName }) => serviceName!);
  const scaling = api.scaling === undefined ? {} : await readScaling(api.scaling, clusterName, names);
  const assembly: Assembly = {
    format: assemblyFormat,
    app: clusterName,
    ...(region !== undefined && region !== "" && { region }),
    clusters: { [clusterName]: createdCluster(cluster) },
    capacityProviders: await readCapacityProviders(cluster, api),
    taskDefinitions: Object.fromEntries(taskDefinitions),
    services,
    scaling: Object.fromEntries(Object.entries(scaling).filter(([key]) => Object.hasOwn(services, key))),
  };
  const balancers = api.loadBalancing === undefined ? [] : await readLoadBalancers(api.loadBalancing, described);
  return withLoadBalancers(assembly, balancers, notes);
}

async function readServices(cluster: string, api: ClusterApi): Promise<Service[]> {
  const arns = await allPages(
    (nextToken) => api.listServices({ cluster, nextToken }),
    ({ serviceArns }) => serviceArns,
    ({ nextToken }) => nextToken,
  );
  const services: Service[] = [];
  for (let first = 0; first < arns.length; first += servicesMax) {
    const { services: found = [] } = await api.describeServices({
      cluster,
      services: arns.slice(first, first + servicesMax),
      include: ["TAGS"],
    });
    services.push(...found.filter(({ status, serviceName }) => status !== "INACTIVE" && serviceName !== undefined));
  }
  return services.sort(byName("serviceName"));
}

interface Definitions {
  readonly api: ClusterApi;
  readonly taskDefinitions: Map<string, RegisterTaskDefinitionRequest>;
  /** Family → the ARN of the revision that was read. */
  readonly families: Map<string, string>;
  readonly notes: Notes;
}

/** The family of a task definition, after it is read; one revision of each family can be part of an app. */
async function readTaskDefinition(arn: string, path: string, { api, taskDefinitions, families, notes }: Definitions): Promise<string> {
  const family = arn.replace(/^.*\//, "").replace(/:\d+$/, "");
  const before = families.get(family);
  if (before !== undefined) {
    if (before !== arn) {
      noteLeftOut(
        notes,
        `${path}/taskDefinition`,
        `It runs ${arn}, and the source has ${before}.`,
        "An app has one revision of each family: choose which.",
      );
    }
    return family;
  }
  families.set(family, arn);
  const { taskDefinition, tags = [] } = await api.describeTaskDefinition({ taskDefinition: arn, include: ["TAGS"] });
  const request = knownMembers<RegisterTaskDefinitionRequest>(schema, "RegisterTaskDefinitionRequest", { ...taskDefinition, tags });
  taskDefinitions.set(family, withoutRegisteredDefaults({ ...request, family }));
  return family;
}

async function readCapacityProviders(cluster: Cluster, api: ClusterApi): Promise<Record<string, CreateCapacityProviderRequest>> {
  const names = (cluster.capacityProviders ?? []).filter((name) => name !== "FARGATE" && name !== "FARGATE_SPOT");
  if (names.length === 0) return {};
  const { capacityProviders = [] } = await api.describeCapacityProviders({ capacityProviders: names, include: ["TAGS"] });
  const requests = capacityProviders.toSorted(byName("name")).map(createdCapacityProvider);
  return Object.fromEntries(requests.map((request) => [request.name!, request]));
}
