import { noteIncomplete } from "../import/note.js";
import type { Conversion } from "./conversion.js";

/** What a service may be called in Service Connect. Source: ServiceConnectService, `discoveryName`, read 2026-11. */
const isName = (name: string): boolean => /^[a-z0-9_][a-z0-9_-]{0,63}$/.test(name);

/** The name under which others call a service: its own, unless they all use another one that Service Connect takes. */
export function callName({ container, service, calledAs }: Conversion): string {
  if (calledAs.size === 0 || calledAs.has(service)) return container.name!.toLowerCase();
  return [...calledAs].find(isName) ?? container.name!.toLowerCase();
}

/** Notes the names under which a service can no longer be called: Service Connect gives each port one. */
export function noteCallNames(conversion: Conversion): void {
  const { notes, at, calledAs, aliases } = conversion;
  const own = callName(conversion);
  const lost = [...new Set([...calledAs, ...aliases])].filter((name) => name.toLowerCase() !== own);
  if (lost.length === 0) return;
  noteIncomplete(notes, at, `It is called ${lost.join(", ")} too; here its name is ${own} alone.`, `Call it ${own} in those that use it.`);
}
