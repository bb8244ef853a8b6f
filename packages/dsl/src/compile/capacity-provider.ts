import type { CreateCapacityProviderRequest } from "@stowage/model/ecs";
import type { Site } from "../site.js";
import { entry, note, place } from "./draft.js";
import type { Draft } from "./draft.js";

/** Adds a capacity provider; apps that are included may declare the same one, but not another of its name. */
export function addCapacityProvider(draft: Draft, request: CreateCapacityProviderRequest, site: Site): void {
  const { name } = request;
  const at = entry("capacityProviders", name);
  const before = draft.capacityProviders[name];
  if (before !== undefined && untagged(before) !== untagged(request)) {
    const message = `Two different capacity providers have the name "${name}".`;
    note(
      draft,
      { rule: "duplicate-capacity-provider", severity: "error", path: at, message, hint: "Give one of them another name." },
      site,
    );
  }
  place(draft, at, site);
  draft.capacityProviders[name] = request;
}

/** What makes two of one name the same: tags are merged with those of the app around. */
function untagged(request: CreateCapacityProviderRequest): string {
  return JSON.stringify({ ...request, tags: undefined });
}
