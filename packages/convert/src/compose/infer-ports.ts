import { addPort } from "./convert-ports.js";
import type { Conversion } from "./conversion.js";

/**
 * Adds the ports by which services are called (`postgres://db:5432`, `cache:6379`), since on Compose's networks they need no mention of
 * their own, and notes who calls whom.
 */
export function inferPorts(services: ReadonlyMap<string, Conversion>): void {
  for (const caller of services.values()) {
    for (const text of textsOf(caller)) {
      for (const [, host = "", port] of text.matchAll(/(?:^|\/\/|@|[\s,=])([A-Za-z0-9_][A-Za-z0-9._-]*)(?::(\d{1,5}))?(?=$|[/\s,?])/g)) {
        const callee = services.get(host);
        if (callee === undefined || callee === caller) continue;
        caller.uses.add(host);
        if (port !== undefined) addPort(callee, { containerPort: Number(port) });
      }
    }
  }
}

function textsOf({ container: { environment = [], command = [], entryPoint = [] } }: Conversion): string[] {
  return [...environment.flatMap(({ value }) => value ?? []), ...command, ...entryPoint];
}
