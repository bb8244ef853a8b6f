import { invalid } from "./refuse.js";
import { AwsException } from "../aws-exception.js";

type Defaults = { readonly [key: string]: string };
type Attribute = { readonly Key?: string | undefined; readonly Value?: string | undefined };

/** Source: ELB API, LoadBalancerAttribute (defaults by type of load balancer), 2026-11. */
const everyBalancer: Defaults = { "deletion_protection.enabled": "false" };
const logs: Defaults = { "access_logs.s3.enabled": "false", "access_logs.s3.bucket": "", "access_logs.s3.prefix": "" };
const balancers: { readonly [type: string]: Defaults } = {
  application: {
    ...everyBalancer,
    ...logs,
    "client_keep_alive.seconds": "3600",
    "connection_logs.s3.bucket": "",
    "connection_logs.s3.enabled": "false",
    "connection_logs.s3.prefix": "",
    "idle_timeout.timeout_seconds": "60",
    "ipv6.deny_all_igw_traffic": "false",
    "load_balancing.cross_zone.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "routing.http2.enabled": "true",
    "waf.fail_open.enabled": "false",
    "zonal_shift.config.enabled": "false",
  },
  network: {
    ...everyBalancer,
    ...logs,
    "dns_record.client_routing_policy": "any_availability_zone",
    "ipv6.deny_all_igw_traffic": "false",
    "load_balancing.cross_zone.enabled": "false",
    "zonal_shift.config.enabled": "false",
  },
  gateway: { ...everyBalancer, "load_balancing.cross_zone.enabled": "false" },
};

/** Source: ELB API, TargetGroupAttribute, 2026-11. */
const everyGroup: Defaults = {
  "deregistration_delay.timeout_seconds": "300",
  "stickiness.enabled": "false",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off",
};
const httpGroup: Defaults = {
  ...everyGroup,
  "stickiness.type": "lb_cookie",
  "stickiness.lb_cookie.duration_seconds": "86400",
  "stickiness.app_cookie.cookie_name": "",
  "stickiness.app_cookie.duration_seconds": "86400",
  "slow_start.duration_seconds": "0",
  "load_balancing.algorithm.type": "round_robin",
  "load_balancing.algorithm.anomaly_mitigation": "off",
};
const networkGroup: Defaults = {
  ...everyGroup,
  "stickiness.type": "source_ip",
  "deregistration_delay.connection_termination.enabled": "false",
  "preserve_client_ip.enabled": "true",
  "proxy_protocol_v2.enabled": "false",
  "target_health_state.unhealthy.connection_termination.enabled": "true",
  "target_health_state.unhealthy.draining_interval_seconds": "0",
};
const lambdaGroup: Defaults = { "lambda.multi_value_headers.enabled": "false" };

/** Source: ELB API, ListenerAttribute, 2026-11. The header attributes of HTTP listeners have no default. */
const tcpListener: Defaults = { "tcp.idle_timeout.seconds": "350" };
const httpListener: Defaults = { "routing.http.response.server.enabled": "true" };

export function balancerDefaults(type: string | undefined): Defaults {
  return balancers[type ?? "application"] ?? everyBalancer;
}

export function groupDefaults(protocol: string | undefined, type: string | undefined): Defaults {
  if (type === "lambda") return lambdaGroup;
  return protocol === "HTTP" || protocol === "HTTPS" ? httpGroup : networkGroup;
}

export function listenerDefaults(protocol: string | undefined): Defaults {
  return protocol === "HTTP" || protocol === "HTTPS" ? httpListener : protocol === "TCP" ? tcpListener : {};
}

/** The attributes as a list: the defaults, and what was set. */
export function listAttributes(defaults: Defaults, set: Defaults): readonly { readonly Key: string; readonly Value: string }[] {
  return Object.entries({ ...defaults, ...set }).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * What is set after these changes.
 *
 * @throws {AwsException} for a key that this kind of resource does not have, and for values of known ranges that are out of them.
 */
export function changedAttributes(defaults: Defaults, set: Defaults, changes: readonly Attribute[], open: boolean = false): Defaults {
  const next = new Map(Object.entries(set));
  for (const { Key: key, Value: value = "" } of changes) {
    if (key === undefined) return invalid("An attribute needs a Key.");
    if (!open && !Object.hasOwn(defaults, key)) {
      throw new AwsException("InvalidConfigurationRequestException", `The attribute '${key}' is not supported here.`);
    }
    checkValue(key, value);
    next.set(key, value);
  }
  return Object.fromEntries(next);
}

/** Seconds; source as above. */
const ranges: { readonly [key: string]: readonly [from: number, to: number] } = {
  "deregistration_delay.timeout_seconds": [0, 3600],
  "stickiness.lb_cookie.duration_seconds": [1, 604_800],
  "stickiness.app_cookie.duration_seconds": [1, 604_800],
  "idle_timeout.timeout_seconds": [1, 4000],
  "client_keep_alive.seconds": [60, 604_800],
  "tcp.idle_timeout.seconds": [60, 6000],
};

function checkValue(key: string, value: string): void {
  const range = ranges[key];
  const isWhole = /^\d{1,9}$/.test(value);
  if (range && (!isWhole || Number(value) < range[0] || Number(value) > range[1])) {
    invalid(`The value of '${key}' must be a whole number from ${range[0]} to ${range[1]}, but it is '${value}'.`);
  }
  if (key === "slow_start.duration_seconds" && value !== "0" && (!isWhole || Number(value) < 30 || Number(value) > 900)) {
    invalid(`The value of '${key}' must be 0, or from 30 to 900, but it is '${value}'.`);
  }
  if (key.endsWith(".enabled") && key !== "load_balancing.cross_zone.enabled" && value !== "true" && value !== "false") {
    invalid(`The value of '${key}' must be 'true' or 'false', but it is '${value}'.`);
  }
}
