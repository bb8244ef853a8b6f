import { formatArn, type Place } from "@stowage/model";
import type { ListenerRuleRow, TargetGroupRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import type { Command } from "../types.js";
import { groupsOf } from "./forward-weights.js";
import { digitsOf } from "./managed-ingress.js";
import { targetKey } from "./targets.js";

/** What leads from a host's name to a service: blue and green target groups take turns. */
export interface IngressRoute {
  readonly rule: ListenerRuleRow;
  /** For requests with a header, which go to what is being tested. */
  readonly testRule?: ListenerRuleRow;
  readonly groups: readonly [TargetGroupRow, TargetGroupRow];
}

/** The ARNs of what leads to a host; the rule for tests may not be there. */
export interface RouteArns {
  readonly ruleArn: string;
  readonly testRuleArn: string;
  readonly targetGroupArn: string;
  readonly alternateTargetGroupArn: string;
}

export function routeArns(place: Place, listenerArn: string, host: string): RouteArns {
  const rule = (what: string): string => `${listenerArn.replace(":listener/", ":listener-rule/")}/${digitsOf(`${host} ${what}`, 16)}`;
  const group = (color: Color): string => {
    const name = groupName(host, color);
    return formatArn(place, "elasticloadbalancing", `targetgroup/${name}/${digitsOf(name, 16)}`);
  };
  return { ruleArn: rule("rule"), testRuleArn: rule("test"), targetGroupArn: group("blue"), alternateTargetGroupArn: group("green") };
}

type Color = "blue" | "green";

function groupName(host: string, color: Color): string {
  return `ecs-gateway-tg-${digitsOf(`${host} ${color}`, 17)}`;
}

export function ingressRoute(
  view: View,
  place: Place,
  listenerArn: string,
  said: {
    readonly host: string;
    readonly port: number;
    readonly vpcId: string;
    readonly checks: Partial<TargetGroupRow["targetGroup"]>;
    readonly testHeader?: { readonly name: string; readonly values: readonly string[] } | undefined;
    readonly gateway?: TargetGroupRow["gateway"];
  },
  now: number,
): IngressRoute {
  const arns = routeArns(place, listenerArn, said.host);
  const group = (arn: string, color: Color): TargetGroupRow => {
    const name = groupName(said.host, color);
    const targetGroup: TargetGroupRow["targetGroup"] = {
      TargetGroupArn: arn,
      TargetGroupName: name,
      Protocol: "HTTP",
      Port: said.port,
      VpcId: said.vpcId,
      ProtocolVersion: "HTTP1",
      TargetType: "ip",
      IpAddressType: "ipv4",
      ...defaultChecks,
      ...said.checks,
    };
    return {
      arn,
      name,
      targetGroup,
      attributes: {},
      ...(said.gateway && { gateway: said.gateway }),
      createdAt: now,
    };
  };
  const groups = [group(arns.targetGroupArn, "blue"), group(arns.alternateTargetGroupArn, "green")] as const;
  const host = { Field: "host-header", Values: [said.host], HostHeaderConfig: { Values: [said.host] } };
  const [first, second] = freePriorities(view, listenerArn);
  const { testHeader } = said;
  const header = testHeader && {
    Field: "http-header",
    HttpHeaderConfig: { HttpHeaderName: testHeader.name, Values: [...testHeader.values] },
  };
  // What is more particular is tried first.
  const testRule = header && hostRule(listenerArn, arns.testRuleArn, first, [host, header], groups);
  const rule = hostRule(listenerArn, arns.ruleArn, testRule ? second : first, [host], groups);
  return { rule, groups, ...(testRule && { testRule }) };
}

function hostRule(
  listenerArn: string,
  arn: string,
  priority: number,
  Conditions: NonNullable<ListenerRuleRow["rule"]["Conditions"]>,
  [blue, green]: IngressRoute["groups"],
): ListenerRuleRow {
  const forward = { TargetGroups: [tuple(blue, 100), tuple(green, 0)], TargetGroupStickinessConfig: { Enabled: false } };
  const Actions = [{ Type: "forward" as const, ForwardConfig: forward }];
  return { arn, listenerArn, priority, rule: { RuleArn: arn, Priority: String(priority), Conditions, Actions, IsDefault: false } };
}

/** Source: ELB API, CreateTargetGroup (defaults of an Application Load Balancer's groups). */
export const defaultChecks: Partial<TargetGroupRow["targetGroup"]> = {
  HealthCheckEnabled: true,
  HealthCheckProtocol: "HTTP",
  HealthCheckPort: "traffic-port",
  HealthCheckPath: "/",
  HealthCheckIntervalSeconds: 30,
  HealthCheckTimeoutSeconds: 5,
  HealthyThresholdCount: 5,
  UnhealthyThresholdCount: 2,
  Matcher: { HttpCode: "200" },
};

function tuple({ arn }: TargetGroupRow, weight: number): { readonly TargetGroupArn: string; readonly Weight: number } {
  return { TargetGroupArn: arn, Weight: weight };
}

/** The rules of a listener: their ARNs begin as its own. */
export function* rulesOfListener(view: View, listenerArn: string): Iterable<ListenerRuleRow> {
  const prefix = `${listenerArn.replace(":listener/", ":listener-rule/")}/`;
  for (const [, row] of view.startingWith("listenerRules", prefix)) yield row;
}

/** The two smallest that no rule has. */
function freePriorities(view: View, listenerArn: string): readonly [number, number] {
  const taken = new Set([...rulesOfListener(view, listenerArn)].map(({ priority }) => priority));
  const free = (from: number): number => (taken.has(from) ? free(from + 1) : from);
  const first = free(1);
  return [first, free(first + 1)];
}

export function putRoute({ rule, testRule, groups }: IngressRoute, why: string): readonly Command[] {
  return [
    ...groups.map((row): Command => ({ op: "put", table: "targetGroups", key: row.arn, row, why })),
    ...[testRule, rule].flatMap((row): Command[] => (row ? [{ op: "put", table: "listenerRules", key: row.arn, row, why }] : [])),
  ];
}

/** A route goes with its target groups and whatever is registered in them. */
export function dropRoute(view: View, ruleArn: string, why: string): readonly Command[] {
  const rule = view.get("listenerRules", ruleArn);
  if (!rule) return [];
  const commands: Command[] = [{ op: "delete", table: "listenerRules", key: ruleArn, why }];
  for (const groupArn of groupsOf(rule.rule.Actions)) {
    if (!view.get("targetGroups", groupArn)) continue;
    for (const target of view.targetsOfGroup(groupArn))
      commands.push({ op: "delete", table: "targets", key: targetKey(groupArn, target), why });
    commands.push({ op: "delete", table: "targetGroups", key: groupArn, why });
  }
  return commands;
}
