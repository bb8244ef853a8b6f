import type { CreateServiceRequest, LaunchType } from "@stowage/model/ecs";
import { append, defined, set, strategy, tagList } from "../edit.js";
import type { NetworkNode, RequestNode } from "../nodes.js";
import type { Network, Share } from "../service/service-types.js";
import { callSite } from "../site.js";
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

type Method = (...args: never[]) => unknown;

/** What each step that services and one-off tasks share does to the data. */
export abstract class PlacedBuilder<N extends RequestNode<Shared> & { readonly network?: NetworkNode }> implements PlacedCommon {
  /** The data as it stands. */
  protected abstract current(): N;

  /** The builder with other data. */
  protected abstract next(node: N): this;

  launchType(type: LaunchType): this {
    return this.#set("launchType", type, this.launchType);
  }

  clientToken(token: string): this {
    return this.#set("clientToken", token, this.clientToken);
  }

  capacity(shares: Readonly<Record<string, Share | string | undefined>>): this {
    const named = defined<Record<string, Share | string>>(shares);
    return this.#set("capacityProviderStrategy", strategy(named as Record<string, Share>), this.capacity);
  }

  network(network: Network): this {
    return this.next({ ...this.current(), network: { ...network, site: callSite(this.network) } });
  }

  exec(enable = true): this {
    return this.#set("enableExecuteCommand", enable, this.exec);
  }

  tags(tags: Readonly<Record<string, string>>): this {
    return this.#append("tags", tagList(tags), this.tags);
  }

  propagateTags(from: "NONE" | "SERVICE" | "TASK_DEFINITION"): this {
    return this.#set("propagateTags", from, this.propagateTags);
  }

  managedTags(enable = true): this {
    return this.#set("enableECSManagedTags", enable, this.managedTags);
  }

  platformVersion(version: string): this {
    return this.#set("platformVersion", version, this.platformVersion);
  }

  distinctInstances(): this {
    return this.#append("placementConstraints", [{ type: "distinctInstance" }], this.distinctInstances);
  }

  placeOn(...expressions: readonly string[]): this {
    const constraints = expressions.map((expression) => ({ type: "memberOf" as const, expression }));
    return this.#append("placementConstraints", constraints, this.placeOn);
  }

  spread(field: string): this {
    return this.#append("placementStrategy", [{ type: "spread", field }], this.spread);
  }

  binpack(field: "cpu" | "memory"): this {
    return this.#append("placementStrategy", [{ type: "binpack", field }], this.binpack);
  }

  randomly(): this {
    return this.#append("placementStrategy", [{ type: "random" }], this.randomly);
  }

  #set<K extends keyof Shared & string>(member: K, value: Shared[K], method: Method): this {
    return this.next(set<Shared, N, K>(this.current(), member, value, callSite(method)));
  }

  #append<K extends keyof Shared & string>(member: K, items: NonNullable<Shared[K]> & readonly unknown[], method: Method): this {
    return this.next(append<Shared, N, K>(this.current(), member, items, callSite(method)));
  }
}
