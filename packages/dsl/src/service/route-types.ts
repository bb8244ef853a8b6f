import type { TargetGroupAttributeKey } from "@stowage/model";
import type { Action, CreateRuleInput, CreateTargetGroupInput, RuleCondition } from "@stowage/model/elbv2";
import type { BalancerType, NetworkMark } from "../app/balancer-type.js";
import type { Attributes } from "../app/load-balancer-types.js";
import type { Err } from "../error-text.js";

/** The listeners that a service can be reached through: `LOADBALANCER:LISTENER`. */
export type Routable<B extends string> = [B] extends [never] ? NoListener<B> : Exclude<B, NetworkMark>;

/** Why no service can be reached through a listener, of an app that has none. */
export type NoListener<B extends string> = [B] extends [never]
  ? Err<"this app has no load balancer: add one with .loadBalancer(name, …) before .configure()">
  : never;

/** A port that its task gives no name: the container that has it, and its number. */
export interface ContainerPort {
  readonly container: string;
  readonly port: number;
}

/** What a listener of a load balancer of type `T` sends to a service, and how the service's target group is made. */
export type RouteOptions<B extends string, T extends BalancerType = "application"> = RouteWhen & RouteTarget<B, T>;

/** Without a condition the service gets all that no rule takes; with one, a priority says in which order rules are asked. */
export type RouteWhen =
  | {
      readonly priority?: undefined;
      readonly path?: undefined;
      readonly host?: undefined;
      readonly conditions?: undefined;
      readonly rule?: undefined;
    }
  | {
      /** 1 to 50000; the least one that fits wins. Each listener has each number once. */
      readonly priority: number;
      /** Paths, `*` for any text: `"/api/*"`. Up to five values with those of all other conditions. */
      readonly path?: string | readonly string[];
      /** Host names, `*` for any text: `"*.example.com"`. */
      readonly host?: string | readonly string[];
      /** Other conditions, as ELBv2 has them: headers, methods, query strings, addresses. */
      readonly conditions?: readonly RuleCondition[];
      /** Other members of the rule's request, as ELBv2 has them. */
      readonly rule?: Partial<Omit<CreateRuleInput, "ListenerArn" | "Priority">>;
    };

export interface RouteTarget<B extends string, T extends BalancerType = "application"> {
  /** How the load balancer finds out whether a task is healthy. */
  readonly healthCheck?: RouteHealthCheck;
  /** Seconds that a stopping task still has for the requests that it began, 0 to 3600; 300 if absent. */
  readonly deregistrationDelay?: number;
  /** Seconds in which a new task's share of the requests grows to a full one, 30 to 900; absent: it has a full one at once. HTTP and HTTPS alone. */
  readonly slowStart?: number;
  /** Whether a client stays with the task that it first got; absent: it does not. */
  readonly stickiness?: T extends "network" ? NetworkStickiness : Stickiness;
  /** How a task is chosen; `round_robin` if absent. HTTP and HTTPS alone. */
  readonly algorithm?: "round_robin" | "least_outstanding_requests" | "weighted_random";
  /** Whether tasks get requests from all zones; as the load balancer does if absent. */
  readonly crossZone?: boolean;
  /** Other attributes of the target group, by ELBv2's names: `{ "preserve_client_ip.enabled": false }`. */
  readonly attributes?: Attributes<TargetGroupAttributeKey>;
  /** What is done before the request goes to the service, as ELBv2 has it: authentication. */
  readonly before?: readonly Action[];
  /** Other members of the target group's request, as ELBv2 has them; `Name` in place of the one that is made of load balancer, service and port. */
  readonly targetGroup?: Partial<CreateTargetGroupInput>;
  /** For blue/green, linear and canary deployments: a second target group is made, and ECS shifts the rule from one to the other. */
  readonly shift?: Shift<B>;
}

/** By a cookie of the load balancer's, or with `cookie` by one that your program sets. `duration`: seconds, 1 to 604800; a day if absent. */
export type Stickiness = true | { readonly duration?: number; readonly cookie?: string };

/** By the client's address, as a network load balancer does. Source: TargetGroupAttribute$Key, `stickiness.type`. */
export type NetworkStickiness =
  | true
  | {
      readonly duration?: Err<"a network load balancer keeps a client by its address, for no set time: write stickiness: true">;
      readonly cookie?: Err<"a network load balancer keeps a client by its address and sees no cookie: write stickiness: true">;
    };

export interface Shift<B extends string> {
  /** The role with which ECS changes the load balancer: an ARN, or a name in the app's account. */
  readonly role: string;
  /** The listener through which the new revision is tested before it gets traffic. */
  readonly test?: Exclude<B, NetworkMark> | NoListener<B>;
}

/** Times in seconds. What is absent is ELBv2's own default. */
export interface RouteHealthCheck {
  /** `/` if absent; HTTP and HTTPS alone. */
  readonly path?: string;
  /** The service's port if absent. */
  readonly port?: number;
  readonly protocol?: NonNullable<CreateTargetGroupInput["HealthCheckProtocol"]>;
  /** Between two checks, 5 to 300. */
  readonly interval?: number;
  /** For one check, 2 to 120. */
  readonly timeout?: number;
  /** Successes in a row until a task is healthy, 2 to 10. */
  readonly healthy?: number;
  /** Failures in a row until it is not, 2 to 10. */
  readonly unhealthy?: number;
  /** The codes that mean healthy: `"200"`, `"200-299"`; for gRPC its own. */
  readonly codes?: string;
}
