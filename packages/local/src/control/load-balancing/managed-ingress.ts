import { createHash } from "node:crypto";
import { formatArn, type Place } from "@stowage/model";
import type { ListenerRow, ListenerRuleRow, LoadBalancerRow, TargetGroupRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { zoneOfSubnet } from "../launch/zone-of-subnet.js";
import type { Command } from "../types.js";
import { groupsOf } from "./forward-weights.js";
import { targetKey } from "./targets.js";

// Load balancers, listeners, rules and target groups that Amazon ECS makes itself: for Express services and for gateways. Names and
// whatever else is not documented of them are our choice.

/** A load balancer with its one listener, which answers 404 where no rule says better. */
export interface IngressBalancer {
  readonly loadBalancer: LoadBalancerRow;
  readonly listener: ListenerRow;
}

/** What leads from a host's name to a service: blue and green target groups take turns. */
export interface IngressRoute {
  readonly rule: ListenerRuleRow;
  readonly groups: readonly [TargetGroupRow, TargetGroupRow];
}

/** So many hexadecimal digits that follow from a text: the same thing has the same name, whenever it is asked for. */
export function digitsOf(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

export function ingressBalancer(
  place: Place,
  {
    name,
    ...said
  }: {
    readonly name: string;
    readonly scheme: "internal" | "internet-facing";
    readonly subnets: readonly string[];
    readonly securityGroups: readonly string[];
    readonly vpcId: string;
  },
  now: number,
): IngressBalancer {
  const path = `app/${name}/${digitsOf(`${place.region} ${place.account} ${name}`, 16)}`;
  const arn = formatArn(place, "elasticloadbalancing", `loadbalancer/${path}`);
  const listenerPath = `${path}/${digitsOf(`${arn} listener`, 16)}`;
  const listenerArn = formatArn(place, "elasticloadbalancing", `listener/${listenerPath}`);
  const dns = `${said.scheme === "internal" ? "internal-" : ""}${name}-${digitsOf(arn, 10)}.${place.region}.elb.amazonaws.com`;
  return {
    loadBalancer: {
      arn,
      name,
      loadBalancer: {
        LoadBalancerArn: arn,
        DNSName: dns,
        CreatedTime: now / 1000,
        LoadBalancerName: name,
        Scheme: said.scheme,
        VpcId: said.vpcId,
        Type: "application",
        AvailabilityZones: said.subnets.map((SubnetId) => ({
          ZoneName: zoneOfSubnet(place.region, SubnetId),
          SubnetId,
          LoadBalancerAddresses: [],
        })),
        SecurityGroups: [...said.securityGroups],
        IpAddressType: "ipv4",
      },
      attributes: {},
      activeAt: now,
    },
    listener: {
      arn: listenerArn,
      loadBalancerArn: arn,
      port: 443,
      listener: {
        ListenerArn: listenerArn,
        LoadBalancerArn: arn,
        Port: 443,
        Protocol: "HTTPS",
        SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        Certificates: [{ CertificateArn: certificateArn(place, arn), IsDefault: true }],
        DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain" } }],
      },
      attributes: {},
      defaultRuleArn: formatArn(place, "elasticloadbalancing", `listener-rule/${listenerPath}/${digitsOf(`${arn} default`, 16)}`),
    },
  };
}

/** The certificate for a host, or a load balancer. There is no Certificate Manager here. */
export function certificateArn(place: Place, of: string): string {
  const id = digitsOf(`certificate ${of}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return formatArn(place, "acm", `certificate/${id}`);
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
  },
  now: number,
): IngressRoute {
  const group = (color: string): TargetGroupRow => {
    const name = `ecs-gateway-tg-${digitsOf(`${said.host} ${color}`, 17)}`;
    const arn = formatArn(place, "elasticloadbalancing", `targetgroup/${name}/${digitsOf(name, 16)}`);
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
    return { arn, name, targetGroup, attributes: {}, createdAt: now };
  };
  const groups = [group("blue"), group("green")] as const;
  const arn = `${listenerArn.replace(":listener/", ":listener-rule/")}/${digitsOf(`${said.host} rule`, 16)}`;
  const priority = freePriority(view, listenerArn);
  const [blue, green] = groups;
  const forward = { TargetGroups: [tuple(blue, 100), tuple(green, 0)], TargetGroupStickinessConfig: { Enabled: false } };
  const rule = {
    RuleArn: arn,
    Priority: String(priority),
    Conditions: [{ Field: "host-header", Values: [said.host], HostHeaderConfig: { Values: [said.host] } }],
    Actions: [{ Type: "forward" as const, ForwardConfig: forward }],
    IsDefault: false,
  };
  return { rule: { arn, listenerArn, priority, rule }, groups };
}

/** Source: ELB API, CreateTargetGroup (defaults of an Application Load Balancer's groups). */
const defaultChecks: Partial<TargetGroupRow["targetGroup"]> = {
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
  for (const [key, row] of view.from("listenerRules", prefix)) {
    if (!key.startsWith(prefix)) return;
    yield row;
  }
}

function freePriority(view: View, listenerArn: string): number {
  const taken = new Set([...rulesOfListener(view, listenerArn)].map(({ priority }) => priority));
  let priority = 1;
  while (taken.has(priority)) priority++;
  return priority;
}

export function putBalancer({ loadBalancer, listener }: IngressBalancer, why: string): readonly Command[] {
  return [
    { op: "put", table: "loadBalancers", key: loadBalancer.arn, row: loadBalancer, why },
    { op: "put", table: "listeners", key: listener.arn, row: listener, why },
  ];
}

export function putRoute({ rule, groups }: IngressRoute, why: string): readonly Command[] {
  return [
    ...groups.map((row): Command => ({ op: "put", table: "targetGroups", key: row.arn, row, why })),
    { op: "put", table: "listenerRules", key: rule.arn, row: rule, why },
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

export function dropBalancer(view: View, loadBalancerArn: string, listenerArn: string, why: string): readonly Command[] {
  const commands: Command[] = [];
  if (view.get("listeners", listenerArn)) commands.push({ op: "delete", table: "listeners", key: listenerArn, why });
  if (view.get("loadBalancers", loadBalancerArn)) commands.push({ op: "delete", table: "loadBalancers", key: loadBalancerArn, why });
  return commands;
}
