import { instanceType } from "@stowage/placement";
import type { InstanceFacts } from "../split/instance-facts.js";
import type { Bill } from "./read-bill.js";

/**
 * What a bill says instances cost in each hour, for `splitRecords`: the amortised cost with the type's vCPUs and memory. Undefined for an instance or
 * hour that the bill does not have, and for a type that the catalogue does not have. The bill has to be by the hour.
 *
 * @example
 * await splitRecords(records, write, { instance: billedInstances(await readBill(export_)) });
 */
export function billedInstances(bill: Bill): (id: string, hour: string) => InstanceFacts | undefined {
  return (id, hour) => {
    const billed = bill.instances.get(id)?.get(hour);
    const facts = billed && instanceType(billed.type);
    if (billed === undefined || facts === undefined) return undefined;
    return { vcpu: facts.vcpus, memoryGb: facts.advertisedMemory / 1024, cost: billed.cost };
  };
}
