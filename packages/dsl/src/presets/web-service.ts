import type { BalancerTypeOf, NetworkMark } from "../app/balancer-type.js";
import type { FargateMark } from "../launch.js";
import type { NoListener, RouteTarget, RouteWhen } from "../service/route-types.js";
import type { NoPort } from "../service/service-types.js";
import type { Service } from "../service/service.js";
import { placedAt } from "../site.js";

/** Beside these, what a route says of its target group: health check, deregistration delay, stickiness, `shift`, …. */
export interface WebServiceOptions<
  P extends string,
  B extends string,
  L extends Exclude<B, NetworkMark> | NoListener<B> = Exclude<B, NetworkMark> | NoListener<B>,
> extends RouteTarget<B, BalancerTypeOf<B, L>> {
  /** The port that answers requests. */
  readonly port: Exclude<P, FargateMark> | NoPort<P>;
  /** The listener through which they come: `LOADBALANCER:LISTENER`. */
  readonly listener: L;
  /** Which of them: a path or a host with a priority; absent: all that no rule takes. */
  readonly when?: RouteWhen;
  /** Least number of tasks; 2 if absent, one for each of two zones. */
  readonly min?: number;
  /** Most tasks; 10 if absent. */
  readonly max?: number;
  /** Average use of cpu to hold, in percent; 60 if absent. */
  readonly cpu?: number;
  /** Seconds after a task's start in which failed checks do not count; 60 if absent. */
  readonly grace?: number;
}

/**
 * A web service behind a load balancer: reached through a listener, scaled by cpu, deployed without losing a task and rolled back when it fails.
 * Its numbers are our choice; steps after it change them, and with `shift` `blueGreen()`, `linear()` or `canary()` the way it is deployed.
 *
 * @example
 * app("shop", { web })
 *   .loadBalancer("public", { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], listeners: { http: { port: 80 } } })
 *   .configure({ web: (s) => webService(s, { port: "http", listener: "public:http", healthCheck: { path: "/health" } }).exec() });
 */
export function webService<P extends string, N extends string, B extends string, L extends Exclude<B, NetworkMark> | NoListener<B>>(
  service: Service<P, N, B>,
  options: WebServiceOptions<P, B, L>,
): Service<P, N, B> {
  const { port, listener, when, min = 2, max = 10, cpu = 60, grace = 60, ...target } = options;
  return placedAt(webService, () =>
    service
      .route(port, listener, { ...when, ...target })
      .healthCheckGrace(grace)
      .rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } })
      .scale<number, number>({ min, max, cpu }),
  );
}
