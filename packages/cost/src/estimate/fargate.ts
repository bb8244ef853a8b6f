import { Money } from "../money.js";
import type { Ledger } from "./ledger.js";
import type { TaskSize } from "./task-size.js";

/**
 * The lines of tasks on Fargate and Fargate Spot: vCPU, memory, the licence of Windows, storage beyond the included.
 *
 * @param onDemand Hours in which a task runs on Fargate, summed over the tasks; undefined for none.
 * @param spot The same on Fargate Spot.
 */
export function addFargate(ledger: Ledger, resource: string, size: TaskSize, onDemand: Money | undefined, spot: Money | undefined): void {
  const windows = size.os === "windows";
  if (windows && spot !== undefined) {
    ledger.gap(resource, "fargate-spot.vcpu", "Fargate Spot does not run Windows tasks. Use FARGATE for them.");
  }
  const onSpot = windows ? undefined : spot;
  if (onDemand !== undefined) {
    addCompute(ledger, resource, size, "fargate", onDemand);
    if (windows) ledger.add(resource, "fargate.os-licence", onDemand.times(gigaOf(size.cpu)));
  }
  if (onSpot !== undefined) {
    addCompute(ledger, resource, size, "fargate-spot", onSpot);
    ledger.assume("Prices of Fargate Spot move; they are those of the day on which the price data was read.");
  }
  const hours = onDemand === undefined ? onSpot : onSpot === undefined ? onDemand : onDemand.plus(onSpot);
  if (size.storage === 0 || hours === undefined) return;
  ledger.add(resource, "fargate.storage", hours.times(size.storage));
  if (onSpot !== undefined)
    ledger.assume("Storage of tasks on Fargate Spot is priced like that of others: AWS lists no Spot price for it.");
}

function addCompute(ledger: Ledger, resource: string, size: TaskSize, service: "fargate" | "fargate-spot", hours: Money): void {
  const platform = `${size.os}/${size.arch}`;
  ledger.add(resource, `${service}.vcpu`, hours.times(gigaOf(size.cpu)), platform);
  ledger.add(resource, `${service}.memory`, hours.times(gigaOf(size.memory)), platform);
}

/** cpu units as vCPU, MiB as GiB. There are few sizes, and making a decimal of a fraction costs more than the rest of a line. */
function gigaOf(small: number): Money {
  let giga = gigas.get(small);
  if (giga === undefined) gigas.set(small, (giga = new Money(small).div(1024)));
  return giga;
}

const gigas = new Map<number, Money>();
