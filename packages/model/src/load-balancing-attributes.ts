import type {
  ApplicationAttributeKey,
  GatewayAttributeKey,
  GatewayGroupAttributeKey,
  NetworkAttributeKey,
  NetworkGroupAttributeKey,
  TcpListenerAttributeKey,
  WebGroupAttributeKey,
  WebListenerAttributeKey,
} from "./load-balancing-attribute-keys.js";

/**
 * What an attribute of a load balancer, a target group or a listener takes: whole numbers of a range, some words (or, without a range, these
 * alone), or with neither any text.
 */
export interface LoadBalancingAttribute {
  readonly range?: readonly [least: number, most: number];
  readonly words?: readonly string[];
  /** What it is until it is set; absent: nothing. */
  readonly default?: string;
}

/** Attributes by their keys. */
export interface LoadBalancingAttributes {
  readonly [key: string]: LoadBalancingAttribute;
}

/**
 * The attributes that a load balancer of a type has. Source: LoadBalancerAttribute$Key, its documentation in
 * @aws-sdk/client-elastic-load-balancing-v2 3.1142.0, read 2026-11; so are the functions beside this one.
 *
 * @param type `application` if absent.
 * @example
 * loadBalancerAttributes("application")["idle_timeout.timeout_seconds"]; // { range: [1, 4000], default: "60" }
 */
export function loadBalancerAttributes(type: string | undefined): LoadBalancingAttributes {
  return type === "network" ? network : type === "gateway" ? gateway : application;
}

/**
 * The attributes that a target group has. Source: TargetGroupAttribute$Key.
 *
 * @example
 * targetGroupAttributes("HTTP", "ip")["deregistration_delay.timeout_seconds"]; // { range: [0, 3600], default: "300" }
 */
export function targetGroupAttributes(protocol: string | undefined, targetType: string | undefined): LoadBalancingAttributes {
  if (targetType === "lambda") return lambdaGroup;
  if (protocol === "GENEVE") return gatewayGroup;
  return isWeb(protocol) ? webGroup : networkGroup;
}

/**
 * The attributes that a listener has. Source: ListenerAttribute$Key.
 *
 * @param protocol Absent for a Gateway Load Balancer's.
 * @example
 * listenerAttributes("TCP"); // { "tcp.idle_timeout.seconds": { range: [60, 6000], default: "350" } }
 */
export function listenerAttributes(protocol: string | undefined): LoadBalancingAttributes {
  if (isWeb(protocol)) return webListener;
  return protocol === "TCP" ? tcpListener : protocol === undefined || protocol === "GENEVE" ? gatewayListener : {};
}

/**
 * What an attribute takes, in words: the rest of a sentence that begins "It is".
 *
 * @example
 * attributeTakes({ range: [30, 900], words: ["0"] }); // "0, or a whole number from 30 to 900"
 */
export function attributeTakes({ range, words = [] }: LoadBalancingAttribute): string {
  const listed = words.join(" or ");
  const ranged = range === undefined ? "" : `a whole number from ${range[0]} to ${range[1]}`;
  return [listed, ranged].filter((part) => part !== "").join(", or ") || "any text";
}

/**
 * Whether an attribute takes a value.
 *
 * @example
 * takesValue({ range: [1, 4000] }, "60"); // true
 */
export function takesValue({ range, words }: LoadBalancingAttribute, value: string): boolean {
  if (words?.includes(value)) return true;
  if (range === undefined) return words === undefined;
  return /^\d{1,9}$/.test(value) && Number(value) >= range[0] && Number(value) <= range[1];
}

function isWeb(protocol: string | undefined): boolean {
  return protocol === "HTTP" || protocol === "HTTPS";
}

type Table<K extends string> = { readonly [Key in K]: LoadBalancingAttribute };

const flag = ["true", "false"];
const off: LoadBalancingAttribute = { words: flag, default: "false" };
const on: LoadBalancingAttribute = { words: flag, default: "true" };
const text: LoadBalancingAttribute = { default: "" };
/** What has no value until it is given one. */
const unset: LoadBalancingAttribute = {};
const week = 604_800;
const percentage: LoadBalancingAttribute = { words: ["off"], range: [1, 100], default: "off" };
/** The most that a 32-bit number holds: the most is the number of targets, which changes. */
const most = 2_147_483_647;

const gateway: Table<GatewayAttributeKey> = { "deletion_protection.enabled": off, "load_balancing.cross_zone.enabled": off };
const applicationAndNetwork = {
  ...gateway,
  "access_logs.s3.enabled": off,
  "access_logs.s3.bucket": text,
  "access_logs.s3.prefix": text,
  "ipv6.deny_all_igw_traffic": off,
  "zonal_shift.config.enabled": off,
};
const application: Table<ApplicationAttributeKey> = {
  ...applicationAndNetwork,
  // Always on: it can be turned off for each target group.
  "load_balancing.cross_zone.enabled": { words: ["true"], default: "true" },
  "idle_timeout.timeout_seconds": { range: [1, 4000], default: "60" },
  "client_keep_alive.seconds": { range: [60, week], default: "3600" },
  "connection_logs.s3.enabled": off,
  "connection_logs.s3.bucket": text,
  "connection_logs.s3.prefix": text,
  "health_check_logs.s3.enabled": off,
  "health_check_logs.s3.bucket": text,
  "health_check_logs.s3.prefix": text,
  "routing.http.desync_mitigation_mode": { words: ["monitor", "defensive", "strictest"], default: "defensive" },
  "routing.http.drop_invalid_header_fields.enabled": off,
  "routing.http.preserve_host_header.enabled": off,
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": off,
  "routing.http.xff_client_port.enabled": off,
  "routing.http.xff_header_processing.mode": { words: ["append", "preserve", "remove"], default: "append" },
  "routing.http2.enabled": on,
  "waf.fail_open.enabled": off,
};
const network: Table<NetworkAttributeKey> = {
  ...applicationAndNetwork,
  "dns_record.client_routing_policy": {
    words: ["any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity"],
    default: "any_availability_zone",
  },
  "secondary_ips.auto_assigned.per_subnet": { range: [0, 7], default: "0" },
};

const everyGroup: Table<"deregistration_delay.timeout_seconds" | "stickiness.enabled"> = {
  "deregistration_delay.timeout_seconds": { range: [0, 3600], default: "300" },
  "stickiness.enabled": off,
};
const webAndNetworkGroup: Table<Exclude<WebGroupAttributeKey & NetworkGroupAttributeKey, "stickiness.type">> = {
  ...everyGroup,
  "load_balancing.cross_zone.enabled": {
    words: ["true", "false", "use_load_balancer_configuration"],
    default: "use_load_balancer_configuration",
  },
  "target_group_health.dns_failover.minimum_healthy_targets.count": { words: ["off"], range: [1, most], default: "1" },
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": percentage,
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": { range: [1, most], default: "1" },
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": percentage,
};
const webGroup: Table<WebGroupAttributeKey> = {
  ...webAndNetworkGroup,
  "stickiness.type": { words: ["lb_cookie", "app_cookie"], default: "lb_cookie" },
  "stickiness.lb_cookie.duration_seconds": { range: [1, week], default: "86400" },
  "stickiness.app_cookie.cookie_name": text,
  "stickiness.app_cookie.duration_seconds": { range: [1, week], default: "86400" },
  "slow_start.duration_seconds": { words: ["0"], range: [30, 900], default: "0" },
  "load_balancing.algorithm.type": {
    words: ["round_robin", "least_outstanding_requests", "weighted_random"],
    default: "round_robin",
  },
  "load_balancing.algorithm.anomaly_mitigation": { words: ["on", "off"], default: "off" },
};
const networkGroup: Table<NetworkGroupAttributeKey> = {
  ...webAndNetworkGroup,
  "stickiness.type": { words: ["source_ip"], default: "source_ip" },
  "deregistration_delay.connection_termination.enabled": off,
  "preserve_client_ip.enabled": on,
  "proxy_protocol_v2.enabled": off,
  "target_health_state.unhealthy.connection_termination.enabled": on,
  "target_health_state.unhealthy.draining_interval_seconds": { range: [0, 360_000], default: "0" },
};
const lambdaGroup: LoadBalancingAttributes = { "lambda.multi_value_headers.enabled": off };
const rebalance: LoadBalancingAttribute = { words: ["rebalance", "no_rebalance"], default: "no_rebalance" };
const gatewayGroup: Table<GatewayGroupAttributeKey> = {
  ...everyGroup,
  "stickiness.type": { words: ["source_ip_dest_ip", "source_ip_dest_ip_proto"] },
  "target_failover.on_deregistration": rebalance,
  "target_failover.on_unhealthy": rebalance,
  "send_tcp_reset.on_unhealthy.enabled": off,
  "send_tcp_reset.on_deregistration.enabled": off,
};

const tcpListener: Table<TcpListenerAttributeKey> = { "tcp.idle_timeout.seconds": { range: [60, 6000], default: "350" } };
const gatewayListener: LoadBalancingAttributes = { ...tcpListener, "send_tcp_reset.on_idle_timeout.enabled": off };
/** The names that headers get on their way to targets, and the headers that answers get on theirs back. */
const webListener: Table<WebListenerAttributeKey> = {
  "routing.http.response.server.enabled": on,
  "routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name": unset,
  "routing.http.request.x_amzn_mtls_clientcert_issuer.header_name": unset,
  "routing.http.request.x_amzn_mtls_clientcert_subject.header_name": unset,
  "routing.http.request.x_amzn_mtls_clientcert_validity.header_name": unset,
  "routing.http.request.x_amzn_mtls_clientcert_leaf.header_name": unset,
  "routing.http.request.x_amzn_mtls_clientcert.header_name": unset,
  "routing.http.request.x_amzn_tls_version.header_name": unset,
  "routing.http.request.x_amzn_tls_cipher_suite.header_name": unset,
  "routing.http.response.strict_transport_security.header_value": unset,
  "routing.http.response.access_control_allow_origin.header_value": unset,
  "routing.http.response.access_control_allow_methods.header_value": unset,
  "routing.http.response.access_control_allow_headers.header_value": unset,
  "routing.http.response.access_control_allow_credentials.header_value": unset,
  "routing.http.response.access_control_expose_headers.header_value": unset,
  "routing.http.response.access_control_max_age.header_value": unset,
  "routing.http.response.content_security_policy.header_value": unset,
  "routing.http.response.x_content_type_options.header_value": unset,
  "routing.http.response.x_frame_options.header_value": unset,
};
