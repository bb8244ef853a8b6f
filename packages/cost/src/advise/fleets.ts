import { escapePointer } from "@stowage/model";
import { Money } from "../money.js";
import type { Advice, AdviceContext, Adviser } from "./advice.js";
import type { FleetComparison } from "./compare-fleets.js";
import { compareFleets } from "./compare-fleets.js";
import { onFargate, placedServices } from "./services.js";

/** Fargate services that would be cheaper on instances, and services on instances that would be cheaper on Fargate. */
export const fleets: Adviser = (context) => {
  const { assembly, prices } = context;
  const services = placedServices(assembly);
  const here = services.filter(onFargate).map(({ key }) => key);
  const elsewhere = services.filter(({ key }) => !here.includes(key)).map(({ key }) => key);
  const only = (keys: readonly string[]): readonly FleetComparison[] =>
    compareFleets(prices, { ...assembly, services: Object.fromEntries(keys.map((key) => [key, assembly.services![key]!])) });
  return [
    ...only(here).flatMap((comparison) => toInstances(context, comparison)),
    ...(elsewhere.length === 0 ? [] : toFargate(context, only(elsewhere))),
  ];
};

function toInstances({ base, prices }: AdviceContext, { architecture, services, instances }: FleetComparison): readonly Advice[] {
  if (instances === undefined) return [];
  // What they cost now: Spot shares and all.
  const now = base.lines.filter(({ resource, item }) => services.includes(resource) && item.startsWith("fargate"));
  const spent = now.reduce((sum, { monthly }) => sum.plus(monthly), new Money(0));
  const saving = spent.minus(new Money(instances.hourly).times(base.hours));
  if (saving.lessThanOrEqualTo(0)) return [];
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  const even = instances.breakEven === undefined ? "" : ` Below ${percent(instances.breakEven)} reserved, Fargate would be cheaper.`;
  return [
    {
      kind: "instances",
      resource: "",
      message: `The ${architecture} tasks on Fargate (${services.join(", ")}) fit on ${instances.count} ${instances.type} over two zones, of which they reserve ${percent(instances.cpuReserved)} of the cpu and ${percent(instances.memoryReserved)} of the memory.${even}`,
      saving: saving.toString(),
      risk: `Instances are yours to patch, drain and scale, deployments need room beside the running tasks, and volumes cost extra. awsvpcTrunking has to be on. Prices on demand in ${prices.region}.`,
      edits: [],
      dsl: `.capacity({ workers: { weight: 1 } }) over an Auto Scaling group of ${instances.type}`,
    },
  ];
}

function toFargate({ base }: AdviceContext, comparisons: readonly FleetComparison[]): readonly Advice[] {
  if (comparisons.some(({ fargateHourly }) => fargateHourly === undefined)) return [];
  const now = base.lines
    .filter(({ item }) => /^(ec2|managed-instances)/.test(item))
    .reduce((sum, { monthly }) => sum.plus(monthly), new Money(0));
  const fargate = comparisons.reduce((sum, { fargateHourly }) => sum.plus(fargateHourly!), new Money(0));
  const saving = now.minus(fargate.times(base.hours));
  if (saving.lessThanOrEqualTo(0)) return [];
  const services = comparisons.flatMap((comparison) => comparison.services);
  return [
    {
      kind: "fargate",
      resource: "",
      message: `The tasks on instances (${services.join(", ")}) reserve so little of them that Fargate is cheaper.`,
      saving: saving.toString(),
      risk: "Fargate has no GPUs, no privileged containers, no host network and no daemons, and images are pulled for each task.",
      edits: services.flatMap((key) => {
        const at = `/services/${escapePointer(key)}`;
        return [{ path: `${at}/capacityProviderStrategy` }, { path: `${at}/launchType`, value: "FARGATE" }];
      }),
      dsl: ".capacity({ FARGATE: { weight: 1 } }), and .fargate({ … }) on the tasks",
    },
  ];
}
