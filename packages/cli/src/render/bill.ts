import type { BillComparison } from "@stowage/cost";
import { money } from "./money.js";
import { table } from "./table.js";

/** A bill beside its estimate, for a person. */
export function renderBill({ services, currency, from, to, untagged, notes }: BillComparison): string {
  const amount = (value: string | undefined): string => (value === undefined ? "-" : money(value));
  const rows = services.map(({ resource, estimated, billed, difference }) => [
    resource,
    amount(estimated),
    amount(billed),
    amount(difference),
  ]);
  const rest = Number(untagged) > 0 ? `  ${money(untagged)} ${currency} is billed for tasks of no known service.\n` : "";
  return `${from} to ${to}, in ${currency}\n${table([["SERVICE", "ESTIMATED", "BILLED", "DIFFERENCE"], ...rows], ["left", "right", "right", "right"])}${rest}${notes.map((note) => `  ${note}\n`).join("")}`;
}
