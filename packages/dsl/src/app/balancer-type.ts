/** Stands among the listeners of an app for one of a network load balancer, beside the listener itself. */
export type NetworkMark<L extends string = string> = `~network ${L}`;

/** The types of load balancers that an app makes. */
export type BalancerType = "application" | "network";

/** The type of the load balancer that has a listener; `application` where several listeners are meant that are not all a network load balancer's. */
export type BalancerTypeOf<B extends string, L extends string> = [L] extends [NetworkListener<B>] ? "network" : "application";

type NetworkListener<B extends string> = B extends NetworkMark<infer L> ? L : never;
