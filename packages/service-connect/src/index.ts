export { serviceConnect, type PeerNames, type Peers, type ServiceConnectOptions } from "./service-connect.js";
export type { PeerBody, PeerHeaders, PeerRequest } from "./peer-request.js";
export {
  serviceConnectDispatcher,
  type ServiceConnectDispatcher,
  type ServiceConnectDispatcherOptions,
} from "./service-connect-dispatcher.js";
export { createProxy, type Proxy, type ProxyAddress, type ProxyOptions } from "./proxy.js";

export type { EndpointAddress, Resolver, ResolverListener, Subscription } from "./resolver.js";
export { cloudMapResolver, type CloudMapResolverOptions } from "./cloud-map-resolver.js";
export { pollingResolver, type PollingResolverOptions } from "./polling-resolver.js";
export { staticResolver, type StaticResolver } from "./static-resolver.js";

export type { Balancer, Endpoint, Pick, Picker, Policy, PolicyContext } from "./policy.js";
export { leastRequests } from "./least-requests.js";
export { roundRobin } from "./round-robin.js";
export { connectionBackoff } from "./connection-backoff.js";
export { outlierEjection, type OutlierEjectionOptions } from "./outlier-ejection.js";
export { defaultPolicy, type BalancingOptions } from "./settings.js";

export { systemClock, type Clock, type Timer } from "./clock.js";
export { seededRandom, systemRandom, type Random } from "./random.js";
export { ServiceConnectError, type ServiceConnectErrorCode } from "./errors.js";
export type { EndpointSnapshot, Outcome, ServiceConnectEvent, ServiceSnapshot, Standing } from "./telemetry.js";
