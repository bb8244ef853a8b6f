import type { Money } from "../money.js";
import type { Ledger } from "./ledger.js";
import type { TaskSize } from "./task-size.js";

/** Hours in which a task runs, summed over the tasks of a workload, by the way they are bought. */
export interface FargateHours {
  readonly onDemand: Money;
  readonly spot: Money;
}

/** The lines of tasks on Fargate and Fargate Spot: vCPU, memory, the licence of Windows, storage beyond the included. */
export function addFargate(ledger: Ledger, resource: string, size: TaskSize, hours: FargateHours): void {
  addCompute(ledger, resource, size, "fargate", hours.onDemand);
  if (size.os === "windows") {
    ledger.add(resource, "fargate.os-licence", vcpuHours(size, hours.onDemand));
    if (!hours.spot.isZero()) ledger.gap(resource, "fargate-spot.vcpu", "Fargate Spot does not run Windows tasks. Use FARGATE for them.");
  } else if (!hours.spot.isZero()) {
    addCompute(ledger, resource, size, "fargate-spot", hours.spot);
    ledger.assume("Prices of Fargate Spot move; they are those of the day on which the price data was read.");
    if (size.storage > 0) ledger.assume("Storage of tasks on Fargate Spot is priced like that of others: AWS lists no Spot price for it.");
  }
  const stored = size.os === "windows" ? hours.onDemand : hours.onDemand.plus(hours.spot);
  ledger.add(resource, "fargate.storage", stored.times(size.storage));
}

function addCompute(ledger: Ledger, resource: string, size: TaskSize, service: string, hours: Money): void {
  const platform = `${size.os}/${size.arch}`;
  ledger.add(resource, `${service}.vcpu`, vcpuHours(size, hours), platform);
  ledger.add(resource, `${service}.memory`, hours.times(size.memory / 1024), platform);
}

function vcpuHours(size: TaskSize, hours: Money): Money {
  return hours.times(size.cpu / 1024);
}
