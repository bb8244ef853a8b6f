import type { Change, Difference, Plan } from "@stowage/client";
import type { Io } from "../io.js";
import { paint } from "./paint.js";

const signs = { create: "+", register: "+", update: "~", none: " " } as const;
const styles = { create: "green", register: "green", update: "yellow", none: "dim" } as const;

/**
 * A plan for a person: what has to be there before (the engine on this machine imagines groups, and asks for no roles), what changes, of what
 * changes the values that differ, and what is not sent.
 */
export function renderPlan(
  { app, region, changes, requires = [], unsent = [] }: Plan,
  io: Io,
  { local = false }: { readonly local?: boolean | undefined } = {},
): string {
  const pending = changes.filter(({ action }) => action !== "none");
  const unchanged = changes.length - pending.length;
  const note = (message: string, hint: string): string[] => [`  ${paint(io, "yellow", "!")} ${message}`, `      ${hint}`];
  const before = (local ? [] : requires).flatMap(({ message, hint }) => note(message, hint));
  const after = unsent.flatMap(({ path, message, hint }) => note(`${path}: ${message}`, hint));
  const lines = pending.flatMap((change) => [
    changeLine(change, io),
    ...change.differences.slice(0, differencesMax).map((difference) => `      ${differenceText(difference)}`),
    ...more(change),
  ]);
  const summary =
    pending.length === 0
      ? `${app} in ${region} is as defined: nothing to change.`
      : `${pending.length} to change, ${unchanged} as defined.`;
  return [...(pending.length > 0 ? [`${paint(io, "bold", app)} in ${region}`] : []), ...before, ...lines, summary, ...after, ""].join("\n");
}

/** More than this is shown by --format json. */
const differencesMax = 12;

function changeLine({ action, kind, name }: Change, io: Io): string {
  return `  ${paint(io, styles[action], `${signs[action]} ${action.padEnd(8)}`)} ${kind.padEnd(18)} ${name}`;
}

function more({ differences }: Change): string[] {
  return differences.length > differencesMax ? [`      … and ${differences.length - differencesMax} more (--format json shows all)`] : [];
}

function differenceText({ path, now, wanted }: Difference): string {
  return `${path}: ${now === undefined ? "(nothing)" : short(now)} → ${wanted === undefined ? "(nothing)" : short(wanted)}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
