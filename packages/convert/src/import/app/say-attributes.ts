import type { AppLoadBalancer, RouteTarget, Stickiness } from "@stowage/dsl";
import { asRecord } from "../as-record.js";
import { given } from "./overrides.js";

type Listed = readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined;

/** An attribute as it is said: `true`, `30`, `"append"`. */
type Value = string | number | boolean;

/** The attributes of a load balancer as its options: the builder's own names where it has them. */
export function sayBalancerAttributes(type: string | undefined, listed: Listed): Partial<AppLoadBalancer<string>> {
  const left = attributes(listed);
  const take = taker(left);
  return given({
    deletionProtection: take("deletion_protection.enabled", isBoolean),
    idleTimeout: type === "network" ? undefined : take("idle_timeout.timeout_seconds", isNumber),
    crossZone: type === "network" ? take("load_balancing.cross_zone.enabled", isBoolean) : undefined,
    accessLogs: left.get("access_logs.s3.enabled") === true && left.has("access_logs.s3.bucket") ? accessLogs(left) : undefined,
    attributes: Object.fromEntries(left),
  }) as Partial<AppLoadBalancer<string>>;
}

/** The attributes of a target group behind a load balancer of this type as the options of a route. */
export function sayGroupAttributes(type: string | undefined, listed: Listed): Partial<RouteTarget<string>> {
  const left = attributes(listed);
  const take = taker(left);
  return given({
    deregistrationDelay: take("deregistration_delay.timeout_seconds", isNumber),
    slowStart: take("slow_start.duration_seconds", isNumber),
    stickiness: left.get("stickiness.enabled") === true ? stickiness(type, left) : undefined,
    algorithm: take("load_balancing.algorithm.type", isAlgorithm),
    crossZone: take("load_balancing.cross_zone.enabled", isBoolean),
    attributes: Object.fromEntries(left),
  });
}

/** The attributes of a listener, which the builder calls by ELBv2's names. */
export function sayListenerAttributes(listed: Listed): { readonly [key: string]: Value } {
  return Object.fromEntries(attributes(listed));
}

/** Empty where an object cannot hold them: then the builder does not give them back, which is found out. */
function attributes(listed: Listed): Map<string, Value> {
  return new Map(Object.entries(asRecord(listed ?? [], "Key", "Value") ?? {}).map(([key, value]) => [key, plain(value)]));
}

/** What is written as the text again, without quotes. */
function plain(value: string): Value {
  if (/^(?:0|[1-9]\d{0,8})$/.test(value)) return Number(value);
  return value === "true" || value === "false" ? value === "true" : value;
}

/** Gives an attribute whose value is of the kind, and takes it out of those that are left. */
function taker(left: Map<string, Value>): <T extends Value>(key: string, is: (value: Value) => value is T) => T | undefined {
  return (key, is) => {
    const value = left.get(key);
    if (value === undefined || !is(value)) return undefined;
    left.delete(key);
    return value;
  };
}

function accessLogs(left: Map<string, Value>): { readonly bucket: string; readonly prefix?: string } {
  const [bucket, prefix] = ["bucket", "prefix"].map((part) => left.get(`access_logs.s3.${part}`));
  for (const part of ["enabled", "bucket", "prefix"]) left.delete(`access_logs.s3.${part}`);
  return { bucket: String(bucket), ...(prefix !== undefined && { prefix: String(prefix) }) };
}

function stickiness(type: string | undefined, left: Map<string, Value>): Stickiness | undefined {
  const kind = left.get("stickiness.type");
  const cookie = left.get("stickiness.app_cookie.cookie_name");
  if (kind !== (type === "network" ? "source_ip" : cookie === undefined ? "lb_cookie" : "app_cookie")) return undefined;
  const duration = taker(left)(`stickiness.${kind}.duration_seconds`, isNumber);
  for (const part of ["enabled", "type", "app_cookie.cookie_name"]) left.delete(`stickiness.${part}`);
  if (cookie === undefined && duration === undefined) return true;
  return { ...(duration !== undefined && { duration }), ...(cookie !== undefined && { cookie: String(cookie) }) };
}

function isBoolean(value: Value): value is boolean {
  return typeof value === "boolean";
}

function isNumber(value: Value): value is number {
  return typeof value === "number";
}

function isAlgorithm(value: Value): value is NonNullable<RouteTarget<string>["algorithm"]> {
  return value === "round_robin" || value === "least_outstanding_requests" || value === "weighted_random";
}
