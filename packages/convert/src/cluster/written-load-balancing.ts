import type { LoadBalancingAttributes } from "@stowage/model";
import type {
  Certificate,
  CreateListenerInput,
  CreateLoadBalancerInput,
  CreateRuleInput,
  CreateTargetGroupInput,
  Listener,
  LoadBalancer,
  Rule,
  Tag,
  TargetGroup,
} from "@stowage/model/elbv2";
import { schema } from "@stowage/model/elbv2";
import { byName } from "./by-name.js";
import { knownMembers } from "./known-members.js";
import { writtenActions, writtenConditions } from "./written-actions.js";
import type { Alternates } from "./written-actions.js";

// Described values as the requests that made them: what only an answer has is left out, and so are the values that ELBv2 itself fills in where
// a request says nothing. Source of those: the members of the requests in its API reference; read 2026-11.

export function writtenBalancer(balancer: LoadBalancer, tags: readonly Tag[]): CreateLoadBalancerInput {
  const zones = (balancer.AvailabilityZones ?? []).toSorted(byName("SubnetId"));
  const subnets = zones.map(({ SubnetId, LoadBalancerAddresses: [address] = [] }) => ({
    SubnetId,
    AllocationId: address?.AllocationId,
    PrivateIPv4Address: address?.PrivateIPv4Address,
    IPv6Address: address?.IPv6Address,
  }));
  const own = subnets.some(({ AllocationId, PrivateIPv4Address, IPv6Address }) => AllocationId ?? PrivateIPv4Address ?? IPv6Address);
  return request("CreateLoadBalancerInput", balancer, {
    Name: balancer.LoadBalancerName,
    ...(own ? { SubnetMappings: subnets } : { Subnets: zones.map(({ SubnetId }) => SubnetId) }),
    SecurityGroups: balancer.SecurityGroups?.toSorted(),
    IpAddressType: unless("ipv4", balancer.IpAddressType),
    EnablePrefixForIpv6SourceNat: unless("off", balancer.EnablePrefixForIpv6SourceNat),
    Tags: tags,
  });
}

/** The time-out of health checks stays as it is: AWS's pages differ in what it is by default. */
export function writtenGroup(group: TargetGroup, tags: readonly Tag[]): CreateTargetGroupInput {
  const web = group.Protocol === "HTTP" || group.Protocol === "HTTPS";
  const grpc = group.ProtocolVersion === "GRPC";
  const codes = grpc ? { GrpcCode: "12" } : { HttpCode: web ? "200" : "200-399" };
  return request("CreateTargetGroupInput", group, {
    Name: group.TargetGroupName,
    ProtocolVersion: unless("HTTP1", group.ProtocolVersion),
    IpAddressType: unless("ipv4", group.IpAddressType),
    HealthCheckEnabled: unless(true, group.HealthCheckEnabled),
    HealthCheckProtocol: unless(web ? "HTTP" : "TCP", group.HealthCheckProtocol),
    HealthCheckPort: unless("traffic-port", group.HealthCheckPort),
    HealthCheckPath: unless(grpc ? "/AWS.ALB/healthcheck" : "/", group.HealthCheckPath),
    HealthCheckIntervalSeconds: unless(30, group.HealthCheckIntervalSeconds),
    HealthyThresholdCount: unless(5, group.HealthyThresholdCount),
    UnhealthyThresholdCount: unless(2, group.UnhealthyThresholdCount),
    Matcher: unless(codes, group.Matcher),
    Tags: tags,
  });
}

/** @param certificates The default one, then the others. */
export function writtenListener(
  listener: Listener,
  certificates: readonly Certificate[],
  tags: readonly Tag[],
  alternates: Alternates,
): CreateListenerInput {
  return request("CreateListenerInput", listener, {
    DefaultActions: writtenActions(listener.DefaultActions, alternates),
    SslPolicy: unless("ELBSecurityPolicy-2016-08", listener.SslPolicy),
    MutualAuthentication: listener.MutualAuthentication?.Mode === "off" ? undefined : listener.MutualAuthentication,
    Certificates: certificates.map(({ CertificateArn }) => ({ CertificateArn })),
    Tags: tags,
  });
}

export function writtenRule(ListenerArn: string, rule: Rule, tags: readonly Tag[], alternates: Alternates): CreateRuleInput {
  return request("CreateRuleInput", rule, {
    ListenerArn,
    Priority: Number(rule.Priority),
    Conditions: writtenConditions(rule.Conditions),
    Actions: writtenActions(rule.Actions, alternates),
    Tags: tags,
  });
}

interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

/** The attributes that are not what they are by default, in the order of the known ones; the kind of stickiness is kept where there is some. */
export function writtenAttributes(attributes: readonly Partial<Attribute>[] = [], known: LoadBalancingAttributes): Attribute[] {
  const values = new Map(attributes.map(({ Key = "", Value = "" }) => [Key, Value]));
  const sticky = values.get("stickiness.enabled") === "true";
  return Object.entries(known).flatMap(([Key, { default: usual = "" }]) => {
    const Value = values.get(Key);
    const isSaid = Value !== usual || (sticky && Key === "stickiness.type");
    return Value !== undefined && isSaid ? [{ Key, Value }] : [];
  });
}

function request<T>(structure: string, described: object, own: object): T {
  const said = Object.entries(knownMembers<object>(schema, structure, { ...described, ...own }));
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as T;
}

function unless<T>(usual: T, value: T | undefined): T | undefined {
  return JSON.stringify(value) === JSON.stringify(usual) ? undefined : value;
}
