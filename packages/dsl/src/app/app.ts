import type { Service } from "../service/service.js";
import type { BalancerType } from "./balancer-type.js";
import type { ServiceCommon } from "../service/service-common.js";
import type { AppCommon } from "./app-common.js";
import type { AppLoadBalancer, MarksOf } from "./load-balancer-types.js";

/**
 * An app: services by name, each with the names of its task's ports (`S`), the names it sees of included apps (`X`), and its listeners
 * (`B`, with marks of those of network load balancers).
 */
export interface App<S extends Record<string, string>, X extends string = never, B extends string = never> extends AppCommon {
  readonly "~services": S;
  readonly "~seen": X;
  readonly "~listeners": B;

  /**
   * Says what is special about services, by name, in any order; those that are not named have the defaults. A second call goes on from the first.
   *
   * @example
   * app("shop", { catalog, web }).namespace("shop.local").configure({
   *   catalog: (s) => s.serve("http").as("catalog", 80).desired(2),
   *   web: (s) => s.uses("catalog"),
   * });
   */
  configure(steps: { readonly [K in keyof S]?: (service: Service<S[K], (keyof S & string) | X, B>) => ServiceCommon }): this;

  /**
   * Takes in the services and one-off tasks of another app, whose services this one's may then use.
   * Cluster, namespace, network and tags are this app's where the other names none; account and Region are this app's if it names them. Of a
   * cluster or namespace that both name, each says what the other does not. An app that several include is there once.
   *
   * @example
   * app("shop", { web }).include(app("billing", { catalog })).configure({ web: (s) => s.uses("catalog") });
   */
  include<U extends Record<string, string>, B2 extends string = never>(
    other: AppCommon & { readonly "~services": U; readonly "~listeners": B2 },
  ): App<S, X | (keyof U & string), B | B2>;

  /**
   * An application or network load balancer with its listeners. Services are reached through them by `route(port, "NAME:LISTENER")`.
   *
   * @example
   * app("shop", { web })
   *   .loadBalancer("public", {
   *     vpc: "vpc-1",
   *     subnets: ["subnet-a", "subnet-b"],
   *     securityGroups: ["sg-public"],
   *     listeners: {
   *       http: { port: 80, otherwise: { redirectToHttps: 443 } },
   *       https: { port: 443, certificates: ["arn:aws:acm:eu-west-1:123456789012:certificate/1"] },
   *     },
   *   })
   *   .configure({ web: (s) => s.route("http", "public:https", { healthCheck: { path: "/health" } }) });
   */
  loadBalancer<N extends string, L extends string, T extends BalancerType = "application">(
    name: N,
    options: AppLoadBalancer<L> & { readonly type?: T },
  ): App<S, X, B | `${N}:${L}` | MarksOf<`${N}:${L}`, T>>;
}
