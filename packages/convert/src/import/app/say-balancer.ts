import { app, compile, task } from "@stowage/dsl";
import type { AnyTask, RouteOptions } from "@stowage/dsl";
import type { LoadBalancer } from "@stowage/model";
import type { LoadBalancer as Target } from "@stowage/model/ecs";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { balancerOptions, routesOf } from "./balancer-options.js";
import type { BalancerOptions, Route } from "./balancer-options.js";
import type { Estate, EstateService } from "./estate.js";
import { isSame, overrides } from "./overrides.js";
import type { Tag } from "./shared-tags.js";

/** A load balancer as a step of an app, and the steps that lead to the services behind it. */
export interface SaidBalancer {
  readonly step: Step;
  /** Name of the target group → the steps of the service that it belongs to. */
  readonly routes: ReadonlyMap<string, readonly Step[]>;
  readonly services: readonly EstateService[];
}

/**
 * Says a load balancer with its listeners, target groups and rules; its target groups belong to services of one app, if it has any. Undefined if
 * the builder would not give exactly these back: it is asked.
 */
export function sayBalancer(name: string, estate: Estate, tags: readonly Tag[]): SaidBalancer | undefined {
  const wanted = estate.assembly.loadBalancers![name]!;
  const services = estate.services.filter(({ part }) => behind(part.request.loadBalancers, wanted).length > 0);
  const options = balancerOptions(wanted, tags.length);
  const routes = services.flatMap((service) => {
    const targets = behind(service.part.request.loadBalancers, wanted);
    const { request } = estate.taskDefinitions.get(service.family)!;
    return targets.map((target) => routesOf(name, wanted, options, service.name, target, request));
  });
  if (routes.includes(undefined)) return undefined;
  const said = routes.flat() as Route[];
  const trial = { name, services, estate, tags };
  const final = refine(wanted, options, said, compiled(trial, options, said));
  if (final === undefined) return undefined;
  const again = compiled(trial, final.options, final.routes);
  if (again === undefined || !isSame(sorted(again.balancer), sorted(wanted))) return undefined;
  for (const { name: service, part } of services) {
    const all = part.request.loadBalancers ?? [];
    const own = behind(all, wanted);
    // The builder puts what is behind its own load balancers last.
    if (!isSame(again.targets[service], own) || !isSame(all.slice(all.length - own.length), own)) return undefined;
  }
  const steps = new Map<string, Step[]>();
  for (const { target, port, listener, options: own } of final.routes) {
    const list = steps.get(target) ?? [];
    list.push(step("route", port, listener, ...(isSame(own, {}) ? [] : [own])));
    steps.set(target, list);
  }
  return { step: step("loadBalancer", name, final.options), routes: steps, services };
}

function behind(targets: readonly Target[] | undefined, { targetGroups }: LoadBalancer): readonly Target[] {
  return (targets ?? []).filter(({ targetGroupArn }) => targetGroups?.some(({ Name }) => Name === targetGroupArn));
}

interface Trial {
  readonly name: string;
  readonly services: readonly EstateService[];
  readonly estate: Estate;
  readonly tags: readonly Tag[];
}

interface Made {
  readonly balancer: LoadBalancer;
  readonly targets: Readonly<Record<string, readonly Target[] | undefined>>;
}

/** What the builder makes of it, with tasks that have the ports alone. */
function compiled({ name, services, estate, tags }: Trial, options: BalancerOptions, routes: readonly Route[]): Made | undefined {
  const shared = Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value]));
  const tasks = Object.fromEntries(services.map((service) => [service.name, portsOf(estate.taskDefinitions.get(service.family)!.request)]));
  const configured = Object.fromEntries(
    services.map((service) => [
      service.name,
      (s: Routed): Routed =>
        routes
          .filter((route) => route.service === service.name)
          .reduce((all, route) => all.route(route.port, route.listener, route.options), s),
    ]),
  );
  const subject = app("imported", tasks as Record<string, never>)
    .cluster("main")
    .tags(shared)
    .loadBalancer(name, options as never)
    .configure(configured as never);
  const { assembly, complete } = compile(subject);
  const balancer = assembly.loadBalancers?.[name];
  if (!complete || balancer === undefined) return undefined;
  const targets = services.map((service) => [service.name, assembly.services?.[`main/${service.name}`]?.loadBalancers] as const);
  return { balancer, targets: Object.fromEntries(targets) };
}

interface Routed {
  route(port: Route["port"], listener: string, options: RouteOptions<string>): Routed;
}

function portsOf({ family, networkMode, containerDefinitions = [] }: RegisterTaskDefinitionRequest): AnyTask {
  const containers = containerDefinitions.map(({ name, portMappings }) => ({ name, image: "imported", portMappings }));
  return task(family!)
    .ec2()
    .container("app", (c) => c.image("imported"))
    .raw({ networkMode, containerDefinitions: containers } as never) as unknown as AnyTask;
}

/** The options and routes with what the requests have beside them. */
function refine(
  wanted: LoadBalancer,
  options: BalancerOptions,
  routes: readonly Route[],
  made: Made | undefined,
): { readonly options: BalancerOptions; readonly routes: readonly Route[] } | undefined {
  if (made === undefined) return undefined;
  const more = overrides(wanted.loadBalancer, made.balancer.loadBalancer);
  if (more === undefined) return undefined;
  const refined: Route[] = [];
  const seen = new Set<string>();
  for (const route of routes) {
    const group = wanted.targetGroups!.find(({ Name }) => Name === route.target)!;
    const first = !seen.has(route.target);
    seen.add(route.target);
    const madeName = made.targets[route.service]?.[targetIndex(routes, route)]?.targetGroupArn;
    const madeGroup = made.balancer.targetGroups?.find(({ Name }) => Name === madeName);
    if (madeGroup === undefined) return undefined;
    const own = first ? overrides(group, madeGroup) : {};
    if (own === undefined) return undefined;
    refined.push({
      ...route,
      options: { ...route.options, ...(Object.keys(own).length > 0 && { targetGroup: own }) } as RouteOptions<string>,
    });
  }
  return { options: { ...options, ...(Object.keys(more).length > 0 && { options: more }) }, routes: refined };
}

/** Which of its service's targets a route makes. */
function targetIndex(routes: readonly Route[], { service, target }: Route): number {
  return [...new Set(routes.filter((route) => route.service === service).map((route) => route.target))].indexOf(target);
}

/** The order of target groups, rules and attributes means nothing. */
function sorted(balancer: LoadBalancer): unknown {
  const { targetGroups = [], rules = [], targetGroupAttributes = [], listenerAttributes = [] } = balancer;
  const byRule = ({ ListenerArn, Priority }: (typeof rules)[number]): string => `${ListenerArn} ${Priority}`;
  return {
    loadBalancer: balancer.loadBalancer,
    loadBalancerAttributes: balancer.loadBalancerAttributes && ordered(balancer.loadBalancerAttributes),
    listeners: balancer.listeners,
    listenerAttributes: listenerAttributes.map(ordered).toSorted((a, b) => (a.ListenerArn < b.ListenerArn ? -1 : 1)),
    targetGroupAttributes: targetGroupAttributes.map(ordered).toSorted((a, b) => (a.TargetGroupArn < b.TargetGroupArn ? -1 : 1)),
    targetGroups: targetGroups.toSorted((a, b) => (a.Name! < b.Name! ? -1 : 1)),
    rules: rules.toSorted((a, b) => (byRule(a) < byRule(b) ? -1 : 1)),
  };
}

function ordered<T extends { readonly Attributes: readonly { readonly Key?: string | undefined }[] | undefined }>(request: T): T {
  return { ...request, Attributes: request.Attributes?.toSorted((a, b) => (a.Key! < b.Key! ? -1 : 1)) };
}
