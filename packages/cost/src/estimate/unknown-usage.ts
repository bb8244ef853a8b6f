import type { Assembly } from "@stowage/model";
import { nearest } from "@stowage/model";
import type { Usage } from "@stowage/model/inputs";
import type { Ledger } from "./ledger.js";

/**
 * Names the services and tasks whose running the usage tells of though the definitions do not have them: a misspelt name would otherwise count for
 * nothing in silence. No error, as one usage file may serve both sides of a diff.
 */
export function assumeUnknownUsage({ services = {}, tasks = {} }: Assembly, usage: Usage, ledger: Ledger): void {
  for (const [key, { tasks: average, taskHours }] of Object.entries(usage.services ?? {})) {
    if ((average ?? taskHours) !== undefined) nameIfUndefined("service", key, services, ledger);
  }
  for (const name of Object.keys(usage.tasks ?? {})) nameIfUndefined("task", name, tasks, ledger);
}

function nameIfUndefined(kind: "service" | "task", name: string, known: object, ledger: Ledger): void {
  if (Object.hasOwn(known, name)) return;
  const near = nearest(name, Object.keys(known));
  const question = near === undefined ? "" : ` Is "${near}" meant?`;
  ledger.assume(`The usage tells of ${kind} "${name}", which the definitions do not have; its tasks are not in the sum.${question}`);
}
