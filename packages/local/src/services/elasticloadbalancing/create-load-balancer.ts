import type { CreateLoadBalancerInput, CreateLoadBalancerOutput } from "@stowage/model/elbv2";
import { operation, type Operation } from "../operation.js";
import { formatArn } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { defaultSecurityGroup, vpcOf } from "../ec2/default-vpc.js";
import type { Call } from "../operation.js";
import { same } from "../same.js";
import { seconds } from "../seconds.js";
import { newTags } from "../tags.js";
import { readTags } from "./elb-tags.js";
import { checkName, loadBalancerOutput, loadBalancersIn, zonesOf } from "./load-balancers.js";
import { invalid } from "./refuse.js";

/** Makes a load balancer, `provisioning` in this answer and `active` in the next: our choice. The same request again gives the same one. */
export const createLoadBalancer: Operation<CreateLoadBalancerInput, CreateLoadBalancerOutput> = operation("CreateLoadBalancer", (call) => {
  const { input, place, now, random } = call;
  const { Name, Type = "application", Scheme = "internet-facing", IpAddressType = "ipv4" } = input;
  checkName(Name ?? "", "load balancer");
  const zones = zonesOf(place, input);
  if (zones.length === 0) invalid("A subnet must be specified");
  if (Type === "application" && zones.length < 2) invalid("At least two subnets in two different Availability Zones must be specified");
  const tags = readTags(input.Tags);
  const existing = loadBalancersIn(call).find(({ name }) => name === Name);
  const id = existing?.arn.split("/").at(-1) ?? random.hex(16);
  const arn = formatArn(place, "elasticloadbalancing", `loadbalancer/${kinds[Type]}/${Name ?? ""}/${id}`);
  const loadBalancer = {
    LoadBalancerArn: arn,
    DNSName: existing?.loadBalancer.DNSName ?? dnsName(call, id),
    CreatedTime: existing?.loadBalancer.CreatedTime ?? seconds(now),
    LoadBalancerName: Name,
    Scheme,
    VpcId: vpcOf(place),
    Type,
    AvailabilityZones: zones,
    ...(Type === "application" && { SecurityGroups: input.SecurityGroups ?? [defaultSecurityGroup(place)] }),
    ...(Type === "network" && input.SecurityGroups && { SecurityGroups: input.SecurityGroups }),
    IpAddressType,
  };
  if (existing !== undefined) {
    if (same(existing.loadBalancer, loadBalancer)) return { output: { LoadBalancers: [loadBalancerOutput(existing, now)] } };
    throw new AwsException(
      "DuplicateLoadBalancerNameException",
      `A load balancer with the same name '${Name ?? ""}' exists, but with different settings`,
    );
  }
  const row = { arn, name: Name ?? "", loadBalancer, attributes: {}, activeAt: now };
  return {
    output: { LoadBalancers: [loadBalancerOutput(row, now)] },
    commands: [
      { op: "put", table: "loadBalancers", key: arn, row, why: "CreateLoadBalancer" },
      ...newTags(arn, tags, "CreateLoadBalancer"),
    ],
  };
});

const kinds = { application: "app", network: "net", gateway: "gwy" } as const;

/** Source: ELB guides, DNS names of load balancers. */
function dnsName(
  {
    input,
    place,
    random,
  }: Call<{ readonly Name?: string | undefined; readonly Type?: string | undefined; readonly Scheme?: string | undefined }>,
  id: string,
): string {
  const name = input.Name ?? "";
  if (input.Type === "network" || input.Type === "gateway") return `${name}-${id}.elb.${place.region}.amazonaws.com`;
  return `${input.Scheme === "internal" ? "internal-" : ""}${name}-${random.digits(10)}.${place.region}.elb.amazonaws.com`;
}
