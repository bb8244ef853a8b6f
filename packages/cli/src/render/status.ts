import type { ServiceStatus, Status } from "@stowage/client";
import type { Io } from "../io.js";
import { paint } from "./paint.js";
import { table } from "./table.js";

/** Services and their tasks, for a person. */
export function renderStatus({ app, region, services }: Status, io: Io): string {
  const parts = services.map((service) => `${serviceLine(service, io)}${taskLines(service)}`);
  return `${paint(io, "bold", app)} in ${region}\n${parts.join("")}`;
}

function serviceLine({ name, status, running, desired, pending, taskDefinition, stable, failure, events }: ServiceStatus, io: Io): string {
  const state = stable
    ? paint(io, "green", "steady")
    : paint(io, status === "MISSING" || failure ? "red" : "yellow", failure ?? (status === "ACTIVE" ? "changing" : status.toLowerCase()));
  const counts = `${running} of ${desired} running${pending > 0 ? `, ${pending} pending` : ""}`;
  const last = stable || !events[0] ? "" : `    ${events[0]}\n`;
  return `${name}  ${state}  ${counts}${taskDefinition ? `  ${taskDefinition}` : ""}\n${last}`;
}

function taskLines({ tasks }: ServiceStatus): string {
  return table(
    tasks.map(({ id, lastStatus, health, address, capacity, zone }) => [id, lastStatus, health, address ?? "", capacity ?? "", zone ?? ""]),
  );
}
