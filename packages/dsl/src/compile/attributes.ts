import type { Attributes, AppLoadBalancer } from "../app/load-balancer-types.js";
import type { RouteTarget } from "../service/route-types.js";

/** An attribute as ELBv2's requests list it. */
export interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

/** The attributes of a load balancer. */
export function balancerAttributes(options: AppLoadBalancer<string>): Attribute[] {
  const { deletionProtection, accessLogs, attributes } = options;
  return listed({
    "deletion_protection.enabled": deletionProtection,
    ...(options.type === "network"
      ? { "load_balancing.cross_zone.enabled": options.crossZone }
      : { "idle_timeout.timeout_seconds": options.idleTimeout }),
    ...(accessLogs !== undefined && {
      "access_logs.s3.enabled": true,
      "access_logs.s3.bucket": accessLogs.bucket,
      "access_logs.s3.prefix": accessLogs.prefix,
    }),
    ...attributes,
  });
}

/** The attributes of a target group behind a load balancer of this type. */
export function groupAttributes(
  type: AppLoadBalancer<string>["type"],
  { deregistrationDelay, slowStart, stickiness, algorithm, crossZone, attributes }: RouteTarget<string>,
): Attribute[] {
  return listed({
    "deregistration_delay.timeout_seconds": deregistrationDelay,
    "slow_start.duration_seconds": slowStart,
    ...(stickiness !== undefined && sticky(type, stickiness)),
    "load_balancing.algorithm.type": algorithm,
    "load_balancing.cross_zone.enabled": crossZone,
    ...attributes,
  });
}

/** Attributes as a request lists them; those without a value are left out. */
export function listed(attributes: Attributes<string> | undefined): Attribute[] {
  return Object.entries(attributes ?? {}).flatMap(([Key, value]) => (value === undefined ? [] : [{ Key, Value: String(value) }]));
}

function sticky(type: AppLoadBalancer<string>["type"], stickiness: NonNullable<RouteTarget<string>["stickiness"]>): Attributes<string> {
  const { duration, cookie } = stickiness === true ? {} : stickiness;
  const kind = cookie === undefined ? "lb_cookie" : "app_cookie";
  return {
    "stickiness.enabled": true,
    "stickiness.type": type === "network" ? "source_ip" : kind,
    "stickiness.app_cookie.cookie_name": cookie,
    [`stickiness.${kind}.duration_seconds`]: duration,
  } as Attributes<string>;
}
