import type { Assembly, Estimate } from "@stowage/model";
import { StowageError } from "@stowage/model";
import type { EstimateOptions } from "../estimate/options.js";
import { Money } from "../money.js";
import { allocateCapacity } from "../report/allocate-capacity.js";
import type { Bill } from "./read-bill.js";

/** An estimate beside what was billed. Amounts are decimals over the span of the bill. */
export interface BillComparison {
  readonly format: "stowage/bill@1";
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  readonly services: readonly ServiceComparison[];
  /** Billed for tasks that no service is known of, because they are one-off or their tags are missing. */
  readonly untagged: string;
  /** What stands between the two, and what to switch on so that the bill says more. */
  readonly notes: readonly string[];
}

export interface ServiceComparison {
  readonly resource: string;
  /** Absent: the Assembly has no such service. */
  readonly estimated?: string;
  /** Absent: the bill has nothing of it. */
  readonly billed?: string;
  /** Billed less estimated, where both are known. */
  readonly difference?: string;
}

/** Where AWS hides the rows that split instances among tasks. Source: AWS CUR User Guide, "Enabling split cost allocation data". */
const SPLIT_OPT_INS =
  "The bill has no rows that split instances among tasks. Two opt-ins bring them: split cost allocation data for Amazon ECS in the " +
  "Cost Management preferences of the payer account, and split cost allocation data in the export itself (INCLUDE_SPLIT_COST_ALLOCATION_DATA).";

/** Source: Amazon ECS Developer Guide, "Tagging resources"; AWS Billing User Guide, cost allocation tags. */
const TAGS =
  "Some billed tasks carry no service. Set enableECSManagedTags and propagateTags on the services, and activate aws:ecs:clusterName and " +
  "aws:ecs:serviceName as cost allocation tags; they count from then on.";

/**
 * The estimate of each service beside its bill, over the span of the bill: Fargate items and the tasks' split of instances.
 *
 * @param options What the estimate was made with.
 * @throws StowageError `bill-currency`, `bill-empty`.
 *
 * @example
 * compareBill(await readBill(file), await estimate(assembly), assembly).services; // [{ resource: "main/web", estimated: "36.04", billed: "35.9", … }]
 */
export function compareBill(bill: Bill, estimate: Estimate, assembly: Assembly, options: EstimateOptions = {}): BillComparison {
  if (bill.hours <= 0)
    throw new StowageError("bill-empty", "The bill has no rows about ECS tasks.", { hint: "Export a span in which tasks ran." });
  if (bill.currency !== estimate.currency) {
    throw new StowageError("bill-currency", `The bill is in ${bill.currency}, the estimate in ${estimate.currency}.`);
  }
  const scale = new Money(bill.hours).div(estimate.hours);
  const services = new Set(Object.keys(assembly.services ?? {}));
  const compute = { ...estimate, lines: estimate.lines.filter(({ item }) => /^(fargate|ec2|managed-instances)/.test(item)) };
  const costs = allocateCapacity(compute, assembly, options).filter(({ resource }) => services.has(resource));
  const estimated = new Map(costs.map(({ resource, monthly }) => [resource, monthly.times(scale)]));
  const billed = new Map(bill.services.map(({ resource, total }) => [resource, new Money(total)]));
  const untagged = billed.get("") ?? new Money(0);
  billed.delete("");
  const onInstances = estimate.lines.some(({ item }) => item.startsWith("ec2"));
  return {
    format: "stowage/bill@1",
    currency: bill.currency,
    from: bill.from,
    to: bill.to,
    hours: bill.hours,
    services: [...new Set([...estimated.keys(), ...billed.keys()])].map((resource) =>
      row(resource, estimated.get(resource), billed.get(resource)),
    ),
    untagged: untagged.toString(),
    notes: [
      ...(!bill.split && (onInstances || bill.instances.size > 0) ? [SPLIT_OPT_INS] : []),
      ...(untagged.greaterThan(0) ? [TAGS] : []),
      ...(estimate.unpriced.length > 0 ? ["The estimate leaves out what has no known price."] : []),
      "The estimate is at list prices; discounts, Savings Plans and taxes of the bill are differences. Load balancers, logs and the like are in neither.",
    ],
  };
}

function row(resource: string, estimated: Money | undefined, billed: Money | undefined): ServiceComparison {
  return {
    resource,
    ...(estimated && { estimated: estimated.toString() }),
    ...(billed && { billed: billed.toString() }),
    ...(estimated && billed && { difference: billed.minus(estimated).toString() }),
  };
}
