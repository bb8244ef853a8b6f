import type { OnInstances, PlacedOnInstances } from "../placed/placed-on-instances.js";
import type { ServiceCommon } from "./service-common.js";
import type { BalancerTypeOf, NetworkMark } from "../app/balancer-type.js";
import type { ContainerPort, NoListener, RouteOptions } from "./route-types.js";
import type { FargateMark } from "../launch.js";
import type { AliasOptions, LoadBalancerTarget, NoPort, ServeOptions } from "./service-types.js";

/**
 * A service of an app; `P` are the names of its task's ports (and the mark of a task on Fargate), `N` the names of the app's services,
 * `B` its listeners (and marks of those of network load balancers). Names that may be given are unions as they stand: a function over
 * `Service<P | "http", …>` may then serve that port, and the compiler lists the names.
 */
export interface Service<P extends string, N extends string, B extends string = never> extends ServiceCommon, PlacedOnInstances<P> {
  /**
   * One task on each instance instead of a count. Not on Fargate.
   *
   * @example
   * app("shop", { agent }).configure({ agent: (s) => s.daemon() });
   */
  readonly daemon: OnInstances<P, "daemon", () => this>;

  /**
   * Offers a port to the services that use this one, through Service Connect. Without `.as()` it has the service's name and the container's port.
   *
   * @example
   * app("shop", { catalog }).namespace("shop.local").configure({ catalog: (s) => s.serve("http").as("catalog", 80) });
   */
  serve(port: Exclude<P, FargateMark> | NoPort<P>, options?: ServeOptions): ServingService<P, N, B>;

  /**
   * Makes the service a client of its peers: they are reachable by their names.
   *
   * @example
   * app("shop", { catalog, web }).namespace("shop.local").configure({ web: (s) => s.uses("catalog") });
   */
  uses(...peers: readonly N[]): this;

  /**
   * Registers the tasks with a target group: on a named port, or on a container's port by number.
   *
   * @example
   * const targetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef";
   * app("shop", { web }).configure({ web: (s) => s.loadBalancer({ targetGroupArn, port: "http" }) });
   */
  loadBalancer(target: LoadBalancerTarget<P>): this;

  /**
   * Lets requests that reach a listener of the app come to a port, by its name or, where it has none, by container and number. The target group and the listener's rule are made. Without a condition the
   * service gets all requests that no rule takes; a network load balancer knows no conditions.
   *
   * @example
   * const listeners = { http: { port: 80 } };
   * app("shop", { web })
   *   .loadBalancer("public", { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], listeners })
   *   .configure({ web: (s) => s.route("http", "public:http", { path: "/api/*", priority: 10, healthCheck: { path: "/health" } }) });
   */
  route<L extends Exclude<B, NetworkMark> | NoListener<B>>(
    port: Exclude<P, FargateMark> | NoPort<P> | ContainerPort,
    listener: L,
    options?: RouteOptions<B, BalancerTypeOf<B, L>>,
  ): this;
}

/** A service whose last step was `serve()`. */
export interface ServingService<P extends string, N extends string, B extends string = never> extends Service<P, N, B> {
  /**
   * The name and port by which clients reach the port served last; the port is the container's if absent. Two ports of a service may have one
   * name: Cloud Map knows the second as NAME-PORT.
   *
   * @example
   * app("shop", { catalog }).namespace("shop.local").configure({ catalog: (s) => s.serve("http").as("catalog", 80) });
   */
  as(name: string, port?: number, options?: AliasOptions): Service<P, N, B>;
}
