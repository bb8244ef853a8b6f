import { billing } from "../billing.js";
import { Money } from "../money.js";
import type { Ledger } from "./ledger.js";
import { inTiers } from "./ledger.js";
import type { Workload } from "./workloads.js";

/** An EBS volume as it is billed. */
export interface Volume {
  /** `gp3`, `io2`, … */
  readonly type: string;
  readonly sizeGb: number;
  readonly iops?: number | undefined;
  /** MiB/s */
  readonly throughput?: number | undefined;
}

/** What a gp3 volume has without extra charge. Source: Amazon EBS pricing, as in the units of the price data (`gp3IopsMonthOver3000`, `gp3MbpsMonthOver125`). */
const GP3_INCLUDED = { iops: 3000, throughput: 125 };

/** The tiers of provisioned IOPS of one io2 volume, as in the price data. */
const IO2_TIERS = [
  { item: "ebs.io2-iops", upTo: 32_000 },
  { item: "ebs.io2-iops.over-32000", upTo: 64_000 },
  { item: "ebs.io2-iops.over-64000" },
];

/** EC2's default for a volume without a type. Source: Amazon EC2 API, CreateVolume `VolumeType`. */
export const DEFAULT_VOLUME_TYPE = "gp2";

/** The lines of equal volumes. @param volumeHours The hours for which each exists, summed. */
export function addVolumes(ledger: Ledger, resource: string, volume: Volume, volumeHours: Money): void {
  const { type, sizeGb, iops = 0, throughput = 0 } = volume;
  const volumeMonths = volumeHours.div(billing.hoursPerMonth);
  const add = (item: string, each: Money | number): void => ledger.add(resource, item, volumeMonths.times(each));
  if (ledger.prices.find(`ebs.${type}`) === undefined && !KNOWN_TYPES.includes(type)) {
    return ledger.gap(resource, `ebs.${type}`, `EBS has no volume type "${type}".`);
  }
  add(`ebs.${type}`, sizeGb);
  if (type === "gp3") {
    add("ebs.gp3-iops", Math.max(0, iops - GP3_INCLUDED.iops));
    add("ebs.gp3-throughput", Math.max(0, throughput - GP3_INCLUDED.throughput));
  } else if (type === "io1") {
    add("ebs.io1-iops", iops);
  } else if (type === "io2") {
    for (const [item, part] of inTiers(IO2_TIERS, new Money(0), new Money(iops))) add(item, part);
  } else if (type === "standard") {
    ledger.assume("Requests to EBS volumes of type standard are not priced: their number is not known.");
  }
}

const KNOWN_TYPES: readonly string[] = ["gp2", "gp3", "io1", "io2", "st1", "sc1", "standard"];

/** The EBS volumes that ECS makes for each task of a service. */
export function addTaskVolumes(ledger: Ledger, { resource, service, shares }: Workload): void {
  for (const { managedEBSVolume: volume } of service?.volumeConfigurations ?? []) {
    if (volume === undefined) continue;
    const { volumeType: type = DEFAULT_VOLUME_TYPE, sizeInGiB, iops, throughput } = volume;
    if (sizeInGiB === undefined) {
      ledger.gap(resource, `ebs.${type}`, "The size of its EBS volume is that of a snapshot, which is not known. Set sizeInGiB.");
      continue;
    }
    const hours = shares.reduce((sum, { taskHours }) => sum.plus(taskHours), new Money(0));
    addVolumes(ledger, resource, { type, sizeGb: sizeInGiB, iops, throughput }, hours);
  }
}
