import type { Service } from "../service/service.js";
import type { ServiceCommon } from "../service/service-common.js";
import type { AppCommon } from "./app-common.js";

/**
 * An app: services by name, each with the names of its task's ports (`S`), and the names it sees of included apps (`X`).
 */
export interface App<S extends Record<string, string>, X extends string = never> extends AppCommon {
  readonly "~services": S;
  readonly "~seen": X;

  /**
   * Says what is special about services, by name, in any order; those that are not named have the defaults. A second call goes on from the first.
   *
   * @example
   * app("shop", { catalog, web }).namespace("shop.local").configure({
   *   catalog: (s) => s.serve("http").as("catalog", 80).desired(2),
   *   web: (s) => s.uses("catalog"),
   * });
   */
  configure(steps: { readonly [K in keyof S]?: (service: Service<S[K], (keyof S & string) | X>) => ServiceCommon }): this;

  /**
   * Takes in the services and one-off tasks of another app, whose services this one's may then use.
   * Cluster, namespace, network, tags, account and Region are this app's where the other names none.
   *
   * @example
   * app("shop", { web }).include(app("billing", { catalog })).configure({ web: (s) => s.uses("catalog") });
   */
  include<U extends Record<string, string>>(other: AppCommon & { readonly "~services": U }): App<S, X | (keyof U & string)>;
}
