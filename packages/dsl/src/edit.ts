import type { CapacityProviderStrategyItem } from "@stowage/model/ecs";
import type { Share } from "./service/service-types.js";
import type { RawStep, RequestNode, Sites } from "./nodes.js";
import type { Site } from "./site.js";

/** The node with a member of its request set. */
export function set<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  value: R[K],
  site: Site,
): N {
  return withRequest(node, withMember<R>(node.request, member, value), { at: `/${member}`, site, before: node.sites });
}

/** The node with several members of its request set; undefined ones are left alone. */
export function assign<R extends object, N extends RequestNode<R>>(node: N & RequestNode<R>, values: Partial<R>, site: Site): N {
  const request = { ...node.request };
  let { sites } = node;
  for (const member in values) {
    if (values[member] === undefined) continue;
    request[member] = values[member];
    sites = { at: `/${member}`, site, before: sites };
  }
  return withRequest(node, request, sites);
}

/** The node with items added to a list of its request. */
export function append<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  items: NonNullable<R[K]> & readonly unknown[],
  site: Site,
): N {
  const list = (node.request[member] ?? []) as readonly unknown[];
  let sites = holder(node, member, site);
  items.forEach((_, index) => (sites = { at: `/${member}/${list.length + index}`, site, before: sites }));
  return withRequest(node, withMember<R>(node.request, member, [...list, ...items]), sites);
}

/** The node with items added to a list of its request; one whose name (the member `by`) is there already takes the place of the other. */
export function upsert<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  items: NonNullable<R[K]> & readonly object[],
  site: Site,
  by = "name",
): N {
  const nameOf = (item: object): unknown => (item as Readonly<Record<string, unknown>>)[by];
  const list = [...((node.request[member] ?? []) as readonly object[])];
  let sites = holder(node, member, site);
  items.forEach((item) => {
    const before = list.findIndex((other) => nameOf(other) === nameOf(item));
    const index = before === -1 ? list.length : before;
    list[index] = item;
    sites = { at: `/${member}/${index}`, site, before: sites };
  });
  return withRequest(node, withMember<R>(node.request, member, list), sites);
}

/** The node with members put into an object of its request. */
export function merge<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  values: Partial<NonNullable<R[K]>>,
  site: Site,
): N {
  const current = node.request[member] as object | undefined;
  let sites = holder(node, member, site);
  for (const key in values) sites = { at: `/${member}/${key}`, site, before: sites };
  return withRequest(node, withMember<R>(node.request, member, { ...current, ...values }), sites);
}

/** The node with another request. Not as one literal: V8 is slow with a member in it that what is spread before has too. */
function withRequest<R extends object, N extends RequestNode<R>>(node: N & RequestNode<R>, request: Partial<R>, sites: Sites): N {
  const changed = { ...node } as N & { request: Partial<R>; sites: Sites };
  changed.request = request;
  changed.sites = sites;
  return changed;
}

/** The request with a member set. Not as one literal: V8 is slow with a computed name in it. */
function withMember<R extends object>(request: Partial<R>, member: keyof R & string, value: unknown): Partial<R> {
  const changed: Partial<R> = { ...request };
  changed[member] = value as R[typeof member];
  return changed;
}

/** The sites of a node before something is put into a member: the call that made the member stays the one that wrote it. */
function holder<R extends object>({ request, sites }: RequestNode<R>, member: keyof R & string, site: Site): Sites {
  return request[member] === undefined ? { at: `/${member}`, site, before: sites } : sites;
}

/** The node with members that are laid over its request when it is compiled. */
export function addRaw<N extends { readonly raw: readonly RawStep[] }>(node: N, fields: RawStep["fields"], site: Site): N {
  return { ...node, raw: [...node.raw, { fields, site }] };
}

/** Without the members that are undefined. Values that are made so have one hidden class, where spreads into a literal give each its own. */
export function defined<T extends object>(value: { readonly [K in keyof T]: T[K] | undefined }): T {
  const given: Partial<T> = {};
  for (const member in value) if (value[member] !== undefined) given[member] = value[member];
  return given as T;
}

/** Names and values as ECS lists them. */
export function pairs(values: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** Shares by the name of their capacity provider, as ECS lists them. */
export function strategy(shares: Readonly<Record<string, Share>>): CapacityProviderStrategyItem[] {
  return Object.entries(shares).map(([capacityProvider, share]) => ({ capacityProvider, ...share }));
}

/** Tags as ECS lists them. */
export function tagList(values: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
