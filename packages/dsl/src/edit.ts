import type { CapacityProviderStrategyItem } from "@stowage/model/ecs";
import type { Share } from "./service/service-types.js";
import type { RawStep, RequestNode } from "./nodes.js";
import type { Site } from "./site.js";

/** The node with a member of its request set. */
export function set<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  value: R[K],
  site: Site,
): N {
  return Object.freeze({ ...node, request: { ...node.request, [member]: value }, sites: { ...node.sites, [`/${member}`]: site } });
}

/** The node with several members of its request set; undefined ones are left alone. */
export function assign<R extends object, N extends RequestNode<R>>(node: N & RequestNode<R>, values: Partial<R>, site: Site): N {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const sites = Object.fromEntries(given.map(([member]) => [`/${member}`, site]));
  return Object.freeze({ ...node, request: { ...node.request, ...Object.fromEntries(given) }, sites: { ...node.sites, ...sites } });
}

/** The node with items added to a list of its request. */
export function append<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  items: NonNullable<R[K]> & readonly unknown[],
  site: Site,
): N {
  const list = (node.request[member] ?? []) as readonly unknown[];
  const sites = Object.fromEntries(items.map((_, index) => [`/${member}/${list.length + index}`, site]));
  return Object.freeze({
    ...node,
    request: { ...node.request, [member]: [...list, ...items] },
    sites: { [`/${member}`]: site, ...node.sites, ...sites },
  });
}

/** The node with items added to a list of its request; one whose name is there already takes the place of the other. */
export function upsert<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  items: NonNullable<R[K]> & readonly { readonly name?: string | undefined }[],
  site: Site,
): N {
  const list = [...((node.request[member] ?? []) as readonly { readonly name?: string | undefined }[])];
  const sites: Record<string, Site> = {};
  for (const item of items) {
    const before = list.findIndex(({ name }) => name === item.name);
    const index = before === -1 ? list.length : before;
    list[index] = item;
    sites[`/${member}/${index}`] = site;
  }
  return Object.freeze({
    ...node,
    request: { ...node.request, [member]: list },
    sites: { [`/${member}`]: site, ...node.sites, ...sites },
  });
}

/** The node with members put into an object of its request. */
export function merge<R extends object, N extends RequestNode<R>, K extends keyof R & string>(
  node: N & RequestNode<R>,
  member: K,
  values: Partial<NonNullable<R[K]>>,
  site: Site,
): N {
  const current = node.request[member] as object | undefined;
  const sites = Object.fromEntries(Object.keys(values).map((key) => [`/${member}/${key}`, site]));
  return Object.freeze({
    ...node,
    request: { ...node.request, [member]: { ...current, ...values } },
    sites: { [`/${member}`]: site, ...node.sites, ...sites },
  });
}

/** The node with members that are laid over its request when it is compiled. */
export function addRaw<N extends { readonly raw: readonly RawStep[] }>(node: N, fields: RawStep["fields"], site: Site): N {
  return Object.freeze({ ...node, raw: [...node.raw, { fields, site }] });
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
