import { escapePointer, mentions } from "@stowage/model";
import type { Served } from "@stowage/model";
import { call, chain, lambda, literal, name as verbatim, object } from "../../source/code.js";
import type { Code, Step } from "../../source/code.js";
import { identifier } from "../../source/identifier.js";
import type { Constant } from "../../source/print-module.js";
import { codeStep, step } from "../../source/step.js";
import { asRecord } from "../as-record.js";
import { noteLeftOut } from "../note.js";
import type { Notes } from "../note.js";
import { sayNetworkConfiguration } from "../placed/say-network-configuration.js";
import { sayScaling } from "../scaling/say-scaling.js";
import { sayServiceConnect } from "../service/say-service-connect.js";
import { sayService } from "../service/say-service.js";
import type { ServiceContext } from "../service/service-saying.js";
import type { SaidTask } from "../task/say-task.js";
import type { Estate, EstateService } from "./estate.js";
import type { Group } from "./group-services.js";
import { sayCapacityProviders } from "./say-capacity-providers.js";
import { sayCluster } from "./say-cluster.js";
import type { Edge } from "./say-edge.js";
import { sayNamespace } from "./say-namespace.js";
import { sayOneOff } from "./say-one-off.js";
import { networkOf, sharedNetwork } from "./shared-network.js";
import type { Tag } from "./shared-tags.js";

/** What the apps of a module have in common. */
export interface Surroundings {
  readonly estate: Estate;
  readonly tasks: ReadonlyMap<string, SaidTask & { readonly constant: string }>;
  readonly tags: readonly Tag[];
  readonly used: Set<string>;
  readonly notes: Notes;
  readonly edge: Edge;
}

/** The constants of an app and of those that it includes, which come first. */
export function sayApp(group: Group, name: string, around: Surroundings, outermost: boolean): readonly Constant[] {
  const { estate, tags, notes, used, edge } = around;
  const instances = [...edge.autoScalingGroups].filter(([, said]) => said.group === group);
  const balancers = [...edge.loadBalancers.values()].filter((said) => said.group === group);
  const constant = identifier(name, "App", used);
  used.add(constant);
  const inner = group.included.map((included) => sayApp(included, nameOf(included), around, false));
  const network = sharedNetworkOf(group, estate);
  const steps: Step[] = [
    ...(outermost && estate.assembly.region !== undefined ? [step("region", estate.assembly.region)] : []),
    ...(group.first
      ? [
          sayCluster(
            group,
            outermost,
            estate.assembly,
            tags.length,
            notes,
            instances.map(([own]) => own),
          ),
        ]
      : []),
    ...(group.namespace === undefined ? [] : [sayNamespace(group.namespace, estate.assembly, tags, notes)]),
    ...(network === undefined ? [] : sayNetworkConfiguration(network)!),
    ...(outermost && tags.length > 0 ? [step("tags", asRecord(tags, "key", "value"))] : []),
    ...sayCapacityProviders(group, estate.assembly, tags, notes, edge.autoScalingGroups),
    ...instances.map(([, said]) => said.step),
    ...balancers.map((said) => said.step),
    ...inner.map((constants) => codeStep("include", verbatim(constants.at(-1)!.name))),
    ...group.runs.map((run) => {
      const { launch, constant: taskConstant } = around.tasks.get(run.family)!;
      const { request: definition } = estate.taskDefinitions.get(run.family)!;
      const context = { launch, sharedTags: tags.length, definition, task: taskConstant, cluster: group.cluster, sharedNetwork: network };
      return sayOneOff(run, context);
    }),
    ...(outermost && estate.assembly.checks !== undefined ? [step("checks", estate.assembly.checks)] : []),
    ...configure(group, around, network),
  ];
  const services = object(group.services.map(({ name: service, family }) => [service, verbatim(around.tasks.get(family)!.constant)]));
  const value = chain(call("app", literal(name), services), steps);
  return [...inner.flat(), { name: constant, value, exported: outermost }];
}

/** Our choice: an included app is named after what it is there for. */
function nameOf({ cluster, first, namespace }: Group): string {
  return first ? cluster : (namespace ?? cluster);
}

function configure(group: Group, around: Surroundings, network: ReturnType<typeof sharedNetwork>): Step[] {
  const served = group.services.flatMap((service) => servedBy(service, group, around));
  const said = group.services.flatMap((service): (readonly [string, Code])[] => {
    const steps = stepsOf(service, group, around, network, served);
    return steps.length === 0 ? [] : [[service.name, lambda("s", chain(verbatim("s"), steps))]];
  });
  return said.length === 0 ? [] : [codeStep("configure", object(said))];
}

function stepsOf(
  service: EstateService,
  group: Group,
  around: Surroundings,
  network: ReturnType<typeof sharedNetwork>,
  served: readonly Served[],
): Step[] {
  const { name, cluster, part, scaling } = service;
  const steps = scaling === undefined ? [] : sayScaling(scaling, cluster, name);
  if (steps === undefined) {
    const message = "The builder has no steps that say exactly this scaling.";
    noteLeftOut(
      around.notes,
      `/scaling/${escapePointer(`${cluster}/${name}`)}`,
      message,
      "Say it with .scale(), .scalingPolicy() and .scaleAt().",
    );
  }
  const others = served.filter((peer) => peer.service !== name);
  const context = contextOf(service, group, around, others);
  const scalingMin = steps === undefined ? undefined : scaling?.target.MinCapacity;
  return sayService(part, context, { sharedNetwork: network, scaling: steps ?? [], scalingMin });
}

function contextOf({ name, family, uses }: EstateService, group: Group, around: Surroundings, peers: readonly Served[]): ServiceContext {
  const { launch, ports } = around.tasks.get(family)!;
  const { request: definition } = around.estate.taskDefinitions.get(family)!;
  const served = peers.map(({ service }) => service);
  const mentioned = uses?.filter((peer) => served.includes(peer)) ?? mentions(definition, peers);
  const routes = new Map(
    [...around.edge.loadBalancers.values()].filter((said) => said.group === group).flatMap((said) => [...said.routes]),
  );
  return { name, definition, launch, ports, namespace: group.namespace, mentions: mentioned, sharedTags: around.tags.length, routes };
}

/** A service by the names that it is served under, if steps say that it is. */
function servedBy(service: EstateService, group: Group, around: Surroundings): Served[] {
  const { serviceConnectConfiguration: configuration } = service.part.request;
  if (configuration?.services === undefined || service.part.unsound.some((path) => path.startsWith("/serviceConnectConfiguration")))
    return [];
  if (sayServiceConnect(configuration, contextOf(service, group, around, [])) === undefined) return [];
  const names = configuration.services.flatMap(({ discoveryName, clientAliases = [] }) => [
    ...(discoveryName === undefined ? [] : [discoveryName]),
    ...clientAliases.flatMap(({ dnsName }) => dnsName ?? []),
  ]);
  return [{ service: service.name, names }];
}

function sharedNetworkOf({ services, runs }: Group, { taskDefinitions }: Estate): ReturnType<typeof sharedNetwork> {
  const definitionOf = (family: string): SharedDefinition => taskDefinitions.get(family)!.request;
  return sharedNetwork([
    ...services.map(({ family, part }) => ({ definition: definitionOf(family), network: networkOf(part) })),
    ...runs.map(({ family, part }) => ({ definition: definitionOf(family), network: networkOf(part) })),
  ]);
}

type SharedDefinition = Parameters<typeof sharedNetwork>[0][number]["definition"];
