import type { CreateServiceRequest, LaunchType } from "@stowage/model/ecs";
import { append, defined, set, strategy, tagList } from "../edit.js";
import type { NetworkNode, RequestNode } from "../nodes.js";
import type { Network, Share } from "../service/service-types.js";
import { callSite } from "../site.js";
import type { Site } from "../site.js";
import type { PlacedCommon } from "./placed-common.js";

/** The members that CreateService and RunTask have in common. */
type Shared = Pick<
  CreateServiceRequest,
  | "capacityProviderStrategy"
  | "clientToken"
  | "enableECSManagedTags"
  | "enableExecuteCommand"
  | "launchType"
  | "placementConstraints"
  | "placementStrategy"
  | "platformVersion"
  | "propagateTags"
  | "tags"
>;

/** What each step that services and one-off tasks share does to the data. */
export abstract class PlacedBuilder<N extends RequestNode<Shared> & { readonly network?: NetworkNode }> implements PlacedCommon {
  /** The data as it stands. */
  protected abstract current(): N;

  /** The builder with other data. */
  protected abstract next(node: N): this;

  launchType(type: LaunchType): this {
    return this.#set("launchType", type, callSite(this.launchType));
  }

  clientToken(token: string): this {
    return this.#set("clientToken", token, callSite(this.clientToken));
  }

  capacity(shares: Readonly<Record<string, Share | string | undefined>>): this {
    const named = defined<Record<string, Share | string>>(shares);
    return this.#set("capacityProviderStrategy", strategy(named as Record<string, Share>), callSite(this.capacity));
  }

  network(network: Network): this {
    return this.next({ ...this.current(), network: { ...network, site: callSite(this.network) } });
  }

  exec(enable = true): this {
    return this.#set("enableExecuteCommand", enable, callSite(this.exec));
  }

  tags(tags: Readonly<Record<string, string>>): this {
    return this.#append("tags", tagList(tags), callSite(this.tags));
  }

  propagateTags(from: "NONE" | "SERVICE" | "TASK_DEFINITION"): this {
    return this.#set("propagateTags", from, callSite(this.propagateTags));
  }

  managedTags(enable = true): this {
    return this.#set("enableECSManagedTags", enable, callSite(this.managedTags));
  }

  platformVersion(version: string): this {
    return this.#set("platformVersion", version, callSite(this.platformVersion));
  }

  distinctInstances(): this {
    return this.#append("placementConstraints", [{ type: "distinctInstance" }], callSite(this.distinctInstances));
  }

  placeOn(...expressions: readonly string[]): this {
    const constraints = expressions.map((expression) => ({ type: "memberOf" as const, expression }));
    return this.#append("placementConstraints", constraints, callSite(this.placeOn));
  }

  spread(field: string): this {
    return this.#append("placementStrategy", [{ type: "spread", field }], callSite(this.spread));
  }

  binpack(field: "cpu" | "memory"): this {
    return this.#append("placementStrategy", [{ type: "binpack", field }], callSite(this.binpack));
  }

  randomly(): this {
    return this.#append("placementStrategy", [{ type: "random" }], callSite(this.randomly));
  }

  #set<K extends keyof Shared & string>(member: K, value: Shared[K], site: Site): this {
    return this.next(set<Shared, N, K>(this.current(), member, value, site));
  }

  #append<K extends keyof Shared & string>(member: K, items: NonNullable<Shared[K]> & readonly unknown[], site: Site): this {
    return this.next(append<Shared, N, K>(this.current(), member, items, site));
  }
}
