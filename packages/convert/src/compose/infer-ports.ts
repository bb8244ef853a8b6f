import { addPort } from "./convert-ports.js";
import type { Conversion } from "./conversion.js";

/** The ports of URLs that name none. Source: the registrations of these schemes and services at IANA, read 2026-11. */
const schemePorts: { readonly [scheme: string]: number } = {
  amqp: 5672,
  http: 80,
  https: 443,
  mongodb: 27_017,
  mysql: 3306,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
};

/**
 * Adds the ports by which services are called (`postgres://db:5432`, `cache:6379`), since on Compose's networks they need no mention of
 * their own, and notes who calls whom, and by which of its names.
 */
export function inferPorts(services: ReadonlyMap<string, Conversion>): void {
  for (const { links } of services.values()) for (const [alias, service] of links) services.get(service)?.aliases.add(alias);
  const named = new Map([...services.values()].flatMap((service) => otherNames(service).map((name) => [name, service] as const)));
  for (const caller of services.values()) {
    for (const text of textsOf(caller)) {
      // As in postgresql+psycopg2://.
      const scheme = /^([a-z]+)(?:\+[a-z0-9]+)?:\/\//.exec(text)?.[1] ?? "";
      for (const [, host = "", port] of text.matchAll(/(?:^|\/\/|@|[\s,=])([A-Za-z0-9_][A-Za-z0-9._-]*)(?::(\d{1,5}))?(?=$|[/\s,?])/g)) {
        const known = services.get(host) ?? named.get(host);
        // One that shares the network of another is called by that one's ports.
        const callee = services.get(known?.manner.with ?? "") ?? known;
        if (callee === undefined || callee === caller) continue;
        caller.uses.add(callee.service);
        callee.calledAs.add(host);
        const containerPort = port === undefined ? (Object.hasOwn(schemePorts, scheme) ? schemePorts[scheme] : undefined) : Number(port);
        if (containerPort !== undefined) addPort(callee, { containerPort });
      }
    }
  }
}

function otherNames({ aliases, manner: { containerName } }: Conversion): string[] {
  return [...aliases, ...(containerName === undefined ? [] : [containerName])];
}

function textsOf({ container: { environment = [], command = [], entryPoint = [] } }: Conversion): string[] {
  return [...environment.flatMap(({ value }) => value ?? []), ...command, ...entryPoint];
}
