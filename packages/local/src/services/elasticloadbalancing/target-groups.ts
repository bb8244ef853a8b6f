import type { Wire } from "@stowage/model";
import type { TargetGroup } from "@stowage/model/elbv2";
import { loadBalancersOf } from "../../control/load-balancing/target-health.js";
import type { TargetGroupRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { isOfPlace } from "../of-place.js";
import type { Call } from "../operation.js";
import { invalid, notFound } from "./refuse.js";

/** @throws {AwsException} `TargetGroupNotFound`. */
export function requireTargetGroup(view: View, arn: string | undefined): TargetGroupRow {
  const row = arn === undefined ? undefined : view.get("targetGroups", arn);
  return row ?? notFound("TargetGroup", `One or more target groups not found: '${arn ?? ""}'`);
}

export function targetGroupsIn({ view, place }: Pick<Call<unknown>, "view" | "place">): readonly TargetGroupRow[] {
  return [...view.all("targetGroups")].filter(([arn]) => isOfPlace(arn, place)).map(([, row]) => row);
}

export function targetGroupOutput(view: View, { arn, targetGroup }: TargetGroupRow): Wire<TargetGroup> {
  return { ...targetGroup, LoadBalancerArns: [...loadBalancersOf(view, arn)] };
}

type Checks = Pick<
  Wire<TargetGroup>,
  | "HealthCheckEnabled"
  | "HealthCheckIntervalSeconds"
  | "HealthCheckPath"
  | "HealthCheckPort"
  | "HealthCheckProtocol"
  | "HealthCheckTimeoutSeconds"
  | "HealthyThresholdCount"
  | "Matcher"
  | "UnhealthyThresholdCount"
>;

/**
 * How a target group checks its targets, with AWS's defaults for what is not said.
 * Source: ELB API, CreateTargetGroup; the time-outs by protocol are the API's (the guides have 5 s for some), 2026-08.
 */
export function healthChecks(group: Pick<Wire<TargetGroup>, "Protocol" | "ProtocolVersion" | "TargetType">, said: Checks): Checks {
  const lambda = group.TargetType === "lambda";
  const web = group.Protocol === "HTTP" || group.Protocol === "HTTPS";
  const protocol = said.HealthCheckProtocol ?? (web ? "HTTP" : lambda ? undefined : "TCP");
  const overHttp = lambda || protocol === "HTTP" || protocol === "HTTPS";
  const grpc = group.ProtocolVersion === "GRPC";
  const checks: Checks = {
    HealthCheckEnabled: said.HealthCheckEnabled ?? !lambda,
    HealthCheckProtocol: protocol,
    HealthCheckPort: lambda ? undefined : (said.HealthCheckPort ?? "traffic-port"),
    HealthCheckIntervalSeconds: said.HealthCheckIntervalSeconds ?? (lambda ? 35 : group.Protocol === "GENEVE" ? 10 : 30),
    HealthCheckTimeoutSeconds: said.HealthCheckTimeoutSeconds ?? timeout(group.Protocol, protocol, lambda),
    HealthyThresholdCount: said.HealthyThresholdCount ?? 5,
    UnhealthyThresholdCount: said.UnhealthyThresholdCount ?? (lambda ? 5 : 2),
    HealthCheckPath: overHttp ? (said.HealthCheckPath ?? (grpc ? "/AWS.ALB/healthcheck" : "/")) : undefined,
    Matcher: overHttp ? (said.Matcher ?? (grpc ? { GrpcCode: "12" } : { HttpCode: web || lambda ? "200" : "200-399" })) : undefined,
  };
  checkRange("HealthCheckIntervalSeconds", checks.HealthCheckIntervalSeconds, 5, 300);
  checkRange("HealthCheckTimeoutSeconds", checks.HealthCheckTimeoutSeconds, 2, 120);
  checkRange("HealthyThresholdCount", checks.HealthyThresholdCount, 2, 10);
  checkRange("UnhealthyThresholdCount", checks.UnhealthyThresholdCount, 2, 10);
  if (checks.HealthCheckTimeoutSeconds! > checks.HealthCheckIntervalSeconds!) {
    invalid("Health check timeout must be smaller than or equal to the interval");
  }
  return checks;
}

function timeout(protocol: string | undefined, check: string | undefined, lambda: boolean): number {
  if (lambda) return 30;
  if (protocol === "GENEVE") return 5;
  return check === "HTTP" ? 6 : 10;
}

function checkRange(name: string, value: number | undefined, from: number, to: number): void {
  if (value === undefined || value < from || value > to) invalid(`${name} must be from ${from} to ${to}, but it is ${value ?? "missing"}.`);
}
