import type { Assembly, LoadBalancer } from "@stowage/model";
import type { Usage } from "@stowage/model/inputs";
import { Money } from "../money.js";
import type { Ledger } from "./ledger.js";
import type { Workload } from "./workloads.js";

/** Addresses, load balancers, gateways and endpoints. */
export function addNetwork(ledger: Ledger, assembly: Assembly, usage: Usage, workloads: readonly Workload[]): void {
  for (const workload of workloads) addTaskAddresses(ledger, workload);
  for (const [name, loadBalancer] of Object.entries(assembly.loadBalancers ?? {})) {
    addLoadBalancer(ledger, name, loadBalancer, usage.loadBalancers?.[name]?.capacityUnits);
  }
  const each = (count: number): Money => ledger.hours.times(count);
  if (usage.natGateways) {
    ledger.add("nat-gateways", "nat-gateway.hour", each(usage.natGateways.count));
    ledger.add("nat-gateways", "nat-gateway.data", new Money(usage.natGateways.gb ?? 0));
  }
  if (usage.interfaceEndpoints) {
    ledger.add("interface-endpoints", "interface-endpoint.hour", each(usage.interfaceEndpoints.count));
    ledger.add("interface-endpoints", "interface-endpoint.data", new Money(usage.interfaceEndpoints.gb ?? 0));
  }
  if (usage.publicIpv4 !== undefined) ledger.add("public-ipv4", "public-ipv4.in-use", each(usage.publicIpv4));
}

/** Each task with `assignPublicIp` has a public IPv4 address for as long as it runs. */
function addTaskAddresses(ledger: Ledger, { resource, service, shares }: Workload): void {
  if (service?.networkConfiguration?.awsvpcConfiguration?.assignPublicIp !== "ENABLED") return;
  const hours = shares.reduce((sum, { taskHours }) => sum.plus(taskHours), new Money(0));
  ledger.add(resource, "public-ipv4.in-use", hours);
}

function addLoadBalancer(ledger: Ledger, name: string, { loadBalancer }: LoadBalancer, capacityUnits: number | undefined): void {
  const resource = `load-balancer:${name}`;
  const { Type: type = "application", Scheme: scheme = "internet-facing", Subnets: subnets, SubnetMappings: mappings } = loadBalancer;
  if (type !== "application" && type !== "network") {
    return ledger.gap(resource, `${type}-load-balancer`, `Load balancers of type "${type}" have no carried price.`);
  }
  const service = type === "network" ? "nlb" : "alb";
  ledger.add(resource, `${service}.hour`, ledger.hours);
  if (capacityUnits !== undefined) ledger.add(resource, `${service}.lcu`, ledger.hours.times(capacityUnits));
  else
    ledger.assume(`The capacity units of load balancer "${name}" are not in the sum: its traffic is not known. Give them in a usage file.`);
  // It has an address in each zone, and a subnet for each zone. Source: Elastic Load Balancing API, CreateLoadBalancer `Subnets`.
  const zones = (subnets ?? mappings ?? []).length;
  if (scheme === "internet-facing") ledger.add(resource, "public-ipv4.in-use", ledger.hours.times(zones));
}
