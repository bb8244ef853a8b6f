import { listenerAttributes, loadBalancerAttributes, targetGroupAttributes } from "@stowage/model";
import type {
  ApplicationAttributeKey,
  LoadBalancingAttribute,
  LoadBalancingAttributes,
  NetworkAttributeKey,
  TargetGroupAttributeKey,
} from "@stowage/model";
import type { CreateListenerInput, CreateLoadBalancerInput, CreateTargetGroupInput } from "@stowage/model/elbv2";
import { reportLeftOut } from "../emit-options.js";
import type { EmitOptions } from "../emit-options.js";

type Attributes = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[];

/** Arguments by name; those of a block are arguments again. */
interface AttributeArguments {
  [argument: string]: string | number | boolean | AttributeArguments;
}

/** The attributes of a load balancer as arguments of its resource; those without an argument are reported. */
export function balancerArguments(
  { Type }: CreateLoadBalancerInput,
  given: Attributes,
  path: string,
  options: EmitOptions,
): AttributeArguments {
  const out = placed(given, loadBalancerAttributes(Type), (key) => ofBalancers[key as keyof typeof ofBalancers], path, options);
  for (const logs of ["access_logs", "connection_logs", "health_check_logs"]) {
    const block = out[logs] as AttributeArguments | undefined;
    if (block === undefined || "bucket" in block) continue;
    delete out[logs];
    reportLeftOut(options, path, `The provider takes ${logs} with a bucket alone.`, `Say ${logs}.s3.bucket too.`);
  }
  return out;
}

/** The attributes of a target group as arguments of its resource; those without an argument are reported. */
export function groupArguments(group: CreateTargetGroupInput, given: Attributes, path: string, options: EmitOptions): AttributeArguments {
  const takes = targetGroupAttributes(group.Protocol, group.TargetType);
  const type = given.find(({ Key }) => Key === "stickiness.type")?.Value ?? takes["stickiness.type"]?.default;
  // The provider has one name and one duration for cookies, which are those of the type.
  const isOther = (key: string): boolean => /^stickiness\.\w+_cookie\./.test(key) && !key.startsWith(`stickiness.${type}.`);
  const out = placed(given, takes, (key) => (isOther(key) ? undefined : ofGroups[key]), path, options);
  // The provider asks for these where their block is said at all.
  if (out["stickiness"] && type !== undefined) out["stickiness"] = { type, ...(out["stickiness"] as AttributeArguments) };
  if (out["target_health_state"])
    out["target_health_state"] = { enable_unhealthy_connection_termination: true, ...(out["target_health_state"] as AttributeArguments) };
  return out;
}

/** The attributes of a listener as arguments of its resource, which the provider calls by their own names. */
export function listenerArguments(
  { Protocol }: CreateListenerInput,
  given: Attributes,
  path: string,
  options: EmitOptions,
): AttributeArguments {
  const takes = listenerAttributes(Protocol);
  return placed(given, takes, (key) => (key.startsWith("send_tcp_reset.") ? undefined : key.replaceAll(".", "_")), path, options);
}

function placed(
  given: Attributes,
  takes: LoadBalancingAttributes,
  placeOf: (key: string) => string | undefined,
  path: string,
  options: EmitOptions,
): AttributeArguments {
  const out: AttributeArguments = {};
  for (const [index, { Key = "", Value = "" }] of given.entries()) {
    const place = Object.hasOwn(takes, Key) ? placeOf(Key)?.split(".") : undefined;
    if (place === undefined) {
      const hint = "Set it after it is applied, or deploy with Stowage.";
      reportLeftOut(options, `${path}/${index}`, `The provider has no argument for the attribute "${Key}".`, hint);
      continue;
    }
    const block = place.slice(0, -1).reduce((outer, name) => (outer[name] ??= {}) as AttributeArguments, out);
    block[place.at(-1)!] = typed(takes[Key], Value);
  }
  return out;
}

/** ELBv2 has texts alone, Terraform numbers and booleans too. */
function typed(attribute: LoadBalancingAttribute | undefined, value: string): string | number | boolean {
  if (attribute?.range !== undefined && /^\d+$/.test(value)) return Number(value);
  return attribute?.words?.includes(value) && /^(?:true|false)$/.test(value) ? value === "true" : value;
}

/** The argument of an attribute, `BLOCK.ARGUMENT` in a block; undefined: the provider has none. */
type Places<K extends string> = { readonly [Key in K]: string | undefined };

/** Source of these tables: as for `terraformArguments`; the pages of lb, lb_target_group and lb_listener. */
const ofBalancers: Places<ApplicationAttributeKey | NetworkAttributeKey> = {
  "access_logs.s3.bucket": "access_logs.bucket",
  "access_logs.s3.enabled": "access_logs.enabled",
  "access_logs.s3.prefix": "access_logs.prefix",
  "client_keep_alive.seconds": "client_keep_alive",
  "connection_logs.s3.bucket": "connection_logs.bucket",
  "connection_logs.s3.enabled": "connection_logs.enabled",
  "connection_logs.s3.prefix": "connection_logs.prefix",
  "deletion_protection.enabled": "enable_deletion_protection",
  "dns_record.client_routing_policy": "dns_record_client_routing_policy",
  "health_check_logs.s3.bucket": "health_check_logs.bucket",
  "health_check_logs.s3.enabled": "health_check_logs.enabled",
  "health_check_logs.s3.prefix": "health_check_logs.prefix",
  "idle_timeout.timeout_seconds": "idle_timeout",
  "ipv6.deny_all_igw_traffic": undefined,
  "load_balancing.cross_zone.enabled": "enable_cross_zone_load_balancing",
  "routing.http.desync_mitigation_mode": "desync_mitigation_mode",
  "routing.http.drop_invalid_header_fields.enabled": "drop_invalid_header_fields",
  "routing.http.preserve_host_header.enabled": "preserve_host_header",
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "enable_tls_version_and_cipher_suite_headers",
  "routing.http.xff_client_port.enabled": "enable_xff_client_port",
  "routing.http.xff_header_processing.mode": "xff_header_processing_mode",
  "routing.http2.enabled": "enable_http2",
  "secondary_ips.auto_assigned.per_subnet": "secondary_ips_auto_assigned_per_subnet",
  "waf.fail_open.enabled": "enable_waf_fail_open",
  "zonal_shift.config.enabled": "enable_zonal_shift",
};

/** With those of Lambda functions and Gateway Load Balancers, which no service of ECS has. */
const ofGroups: Places<TargetGroupAttributeKey> & { readonly [key: string]: string | undefined } = {
  "deregistration_delay.connection_termination.enabled": "connection_termination",
  "deregistration_delay.timeout_seconds": "deregistration_delay",
  "lambda.multi_value_headers.enabled": "lambda_multi_value_headers_enabled",
  "load_balancing.algorithm.anomaly_mitigation": "load_balancing_anomaly_mitigation",
  "load_balancing.algorithm.type": "load_balancing_algorithm_type",
  "load_balancing.cross_zone.enabled": "load_balancing_cross_zone_enabled",
  "preserve_client_ip.enabled": "preserve_client_ip",
  "proxy_protocol_v2.enabled": "proxy_protocol_v2",
  "slow_start.duration_seconds": "slow_start",
  "stickiness.app_cookie.cookie_name": "stickiness.cookie_name",
  "stickiness.app_cookie.duration_seconds": "stickiness.cookie_duration",
  "stickiness.enabled": "stickiness.enabled",
  "stickiness.lb_cookie.duration_seconds": "stickiness.cookie_duration",
  "stickiness.type": "stickiness.type",
  "target_failover.on_deregistration": "target_failover.on_deregistration",
  "target_failover.on_unhealthy": "target_failover.on_unhealthy",
  "target_group_health.dns_failover.minimum_healthy_targets.count": "target_group_health.dns_failover.minimum_healthy_targets_count",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage":
    "target_group_health.dns_failover.minimum_healthy_targets_percentage",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count":
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets_count",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage":
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets_percentage",
  "target_health_state.unhealthy.connection_termination.enabled": "target_health_state.enable_unhealthy_connection_termination",
  "target_health_state.unhealthy.draining_interval_seconds": "target_health_state.unhealthy_draining_interval",
};
