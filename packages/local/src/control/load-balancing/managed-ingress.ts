import { createHash } from "node:crypto";
import { formatArn, type Place } from "@stowage/model";
import type { ListenerRow, LoadBalancerRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { zoneOfSubnet } from "../launch/zone-of-subnet.js";
import type { Command } from "../types.js";

// Load balancers that Amazon ECS makes itself, for Express services and for gateways. Names and whatever else is not documented of them are
// our choice.

/** A load balancer with its one listener, which answers 404 where no rule says better. */
export interface IngressBalancer {
  readonly loadBalancer: LoadBalancerRow;
  readonly listener: ListenerRow;
}

/** So many hexadecimal digits that follow from a text: the same thing has the same name, whenever it is asked for. */
export function digitsOf(text: string, length: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, length);
}

/** The ARNs of a load balancer of this name, and of its listener. */
export function balancerArns(place: Place, name: string): { readonly loadBalancerArn: string; readonly listenerArn: string } {
  const path = `app/${name}/${digitsOf(`${place.region} ${place.account} ${name}`, 16)}`;
  return {
    loadBalancerArn: formatArn(place, "elasticloadbalancing", `loadbalancer/${path}`),
    listenerArn: formatArn(place, "elasticloadbalancing", `listener/${path}/${digitsOf(`${path} listener`, 16)}`),
  };
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
  const { loadBalancerArn: arn, listenerArn } = balancerArns(place, name);
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
      defaultRuleArn: `${listenerArn.replace(":listener/", ":listener-rule/")}/${digitsOf(`${arn} default`, 16)}`,
    },
  };
}

/** The certificate for a host, or a load balancer. There is no Certificate Manager here. */
export function certificateArn(place: Place, of: string): string {
  const id = digitsOf(`certificate ${of}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return formatArn(place, "acm", `certificate/${id}`);
}

export function putBalancer({ loadBalancer, listener }: IngressBalancer, why: string): readonly Command[] {
  return [
    { op: "put", table: "loadBalancers", key: loadBalancer.arn, row: loadBalancer, why },
    { op: "put", table: "listeners", key: listener.arn, row: listener, why },
  ];
}

export function dropBalancer(view: View, loadBalancerArn: string, listenerArn: string, why: string): readonly Command[] {
  const commands: Command[] = [];
  if (view.get("listeners", listenerArn)) commands.push({ op: "delete", table: "listeners", key: listenerArn, why });
  if (view.get("loadBalancers", loadBalancerArn)) commands.push({ op: "delete", table: "loadBalancers", key: loadBalancerArn, why });
  return commands;
}
