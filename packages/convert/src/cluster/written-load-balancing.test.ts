import { targetGroupAttributes } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { writtenAttributes, writtenBalancer, writtenGroup, writtenListener, writtenRule } from "./written-load-balancing.js";

describe("what ELBv2 describes is written without its own defaults", () => {
  it("of a load balancer", () => {
    const described = {
      LoadBalancerArn: "arn",
      LoadBalancerName: "public",
      Scheme: "internet-facing",
      Type: "application",
      IpAddressType: "ipv4",
      EnablePrefixForIpv6SourceNat: "off",
      DNSName: "public.example",
      SecurityGroups: [],
      AvailabilityZones: [{ SubnetId: "subnet-b" }, { SubnetId: "subnet-a", LoadBalancerAddresses: [] }],
    } as const;
    expect(writtenBalancer(structuredClone(described) as never, [{ Key: "team", Value: "edge" }])).toEqual({
      Name: "public",
      Subnets: ["subnet-a", "subnet-b"],
      Scheme: "internet-facing",
      Type: "application",
      Tags: [{ Key: "team", Value: "edge" }],
    });
  });

  it("of a load balancer with addresses of its own", () => {
    const zones = [{ SubnetId: "subnet-a", LoadBalancerAddresses: [{ AllocationId: "eipalloc-1", IpAddress: "192.0.2.1" }] }];
    expect(writtenBalancer({ LoadBalancerName: "net", IpAddressType: "dualstack", AvailabilityZones: zones }, [])).toEqual({
      Name: "net",
      IpAddressType: "dualstack",
      SubnetMappings: [{ SubnetId: "subnet-a", AllocationId: "eipalloc-1" }],
    });
  });

  it.each([
    ["HTTP", "HTTP1", { Matcher: { HttpCode: "200" }, HealthCheckProtocol: "HTTP", HealthCheckPath: "/" }, {}],
    ["HTTP", "GRPC", { Matcher: { GrpcCode: "12" }, HealthCheckPath: "/AWS.ALB/healthcheck" }, { ProtocolVersion: "GRPC" }],
    ["TCP", undefined, { HealthCheckProtocol: "TCP", HealthyThresholdCount: 3 }, { HealthyThresholdCount: 3 }],
    ["TCP", undefined, { HealthCheckProtocol: "HTTP", Matcher: { HttpCode: "200-399" } }, { HealthCheckProtocol: "HTTP" }],
  ] as const)("of a target group for %s, %s", (Protocol, ProtocolVersion, checks, said) => {
    const usual = { HealthCheckEnabled: true, HealthCheckPort: "traffic-port", HealthCheckIntervalSeconds: 30, UnhealthyThresholdCount: 2 };
    const group = { TargetGroupArn: "arn", TargetGroupName: "web", Protocol, ProtocolVersion, IpAddressType: "ipv4" as const, ...usual };
    expect(writtenGroup({ ...group, ...checks, HealthCheckTimeoutSeconds: 6 }, [])).toEqual({
      Name: "web",
      Protocol,
      HealthCheckTimeoutSeconds: 6,
      ...said,
    });
  });

  it("of listeners and rules", () => {
    const certificates = [{ CertificateArn: "a", IsDefault: true }, { CertificateArn: "b" }];
    const listener = { ListenerArn: "l", LoadBalancerArn: "arn", Port: 443, MutualAuthentication: { Mode: "off" } };
    expect(writtenListener({ ...listener, SslPolicy: "ELBSecurityPolicy-2016-08" }, certificates, [], new Map())).toEqual({
      LoadBalancerArn: "arn",
      Port: 443,
      Certificates: [{ CertificateArn: "a" }, { CertificateArn: "b" }],
    });
    const rule = { RuleArn: "r", Priority: "10", Conditions: [], Actions: [{ Type: "forward" as const, TargetGroupArn: "web" }] };
    expect(writtenRule("l", rule, [], new Map())).toEqual({
      ListenerArn: "l",
      Priority: 10,
      Actions: [{ Type: "forward", TargetGroupArn: "web" }],
    });
  });

  it("of attributes; the kind of stickiness belongs to it", () => {
    const listed = (enabled: string): { Key: string; Value: string }[] => [
      { Key: "stickiness.enabled", Value: enabled },
      { Key: "stickiness.type", Value: "lb_cookie" },
      { Key: "stickiness.app_cookie.cookie_name", Value: "" },
      { Key: "of_tomorrow", Value: "1" },
    ];
    const known = targetGroupAttributes("HTTP", "ip");
    expect(writtenAttributes(listed("false"), known)).toEqual([]);
    expect(writtenAttributes(listed("true"), known)).toEqual(listed("true").slice(0, 2));
    expect(writtenAttributes(listed("true").toReversed(), known)).toEqual(listed("true").slice(0, 2));
  });
});
