import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { compileSource } from "../../test/run-source.js";
import { importCompose } from "./import-compose.js";

/** What `db` serves where `web` says this of it, and the notes about `db`. */
function called(url: string, db: object = {}, web: object = {}): { readonly served: unknown; readonly notes: string[] } {
  const services = { web: { image: "web", environment: { URL: url }, ...web }, db: { image: "db", ...db } };
  const { source, diagnostics } = importCompose(stringify({ services }));
  const served = compileSource(source).assembly.services?.["app/db"]?.serviceConnectConfiguration?.services;
  const names = served?.map(({ portName, clientAliases = [] }) => `${clientAliases[0]?.dnsName}:${clientAliases[0]?.port} ${portName}`);
  return { served: names, notes: diagnostics.flatMap(({ path, message }) => (path.startsWith("/services/db") ? [message] : [])) };
}

describe("a service that others call", () => {
  it.each([
    ["by its name", "tcp://db:5000", {}, {}, "db:5000 tcp-5000"],
    ["by the port of a scheme", "postgresql+psycopg2://u:p@db/app", {}, {}, "db:5432 tcp-5432"],
    ["by its container's name", "wp-db:3306", { container_name: "wp-db" }, {}, "wp-db:3306 tcp-3306"],
    ["by a name that a network gives it", "http://gw/api", { networks: { edge: { aliases: ["gw"] } } }, {}, "gw:80 tcp-80"],
    ["by a name that a link gives it", "http://x:81", {}, { links: ["db:x"] }, "x:81 tcp-81"],
  ])("has it in Service Connect: %s", (_what, url, db, web, wanted) => {
    expect(called(url, db, web)).toEqual({ served: [wanted], notes: [] });
  });

  it("is called by one name alone", () => {
    const { served, notes } = called("http://db:80,http://old:80", { container_name: "old", networks: { a: { aliases: ["older"] } } });
    expect(served).toEqual(["db:80 tcp-80"]);
    expect(notes).toEqual(["It is called old, older too; here its name is db alone."]);
  });

  it("cannot be reached if no port of it is known", () => {
    expect(called("db")).toEqual({ served: undefined, notes: ["No port of it is known: web cannot reach it."] });
  });

  it("has a name for each port", () => {
    const { served, notes } = called("http://db:80,http://db:81");
    expect(served).toEqual(["db:80 tcp-80", "db-tcp-81:81 tcp-81"]);
    expect(notes).toEqual(["The port tcp-81 has a name of its own for others to call: db-tcp-81."]);
  });

  it("is not called by UDP, which Service Connect does not carry", () => {
    const { served, notes } = called("http://db:80", { expose: ["53/udp", "80"] });
    expect(served).toEqual(["db:80 tcp-80"]);
    expect(notes).toEqual(["Service Connect carries no UDP: web cannot call the port udp-53."]);
    expect(called("db", { expose: ["53/udp"] })).toEqual({ served: undefined, notes });
  });

  it("is called by the ports of the one whose network it shares", () => {
    const services = {
      web: { image: "a", environment: { U: "http://side:81" } },
      side: { image: "b", network_mode: "service:main" },
      main: { image: "c" },
    };
    const { assembly } = compileSource(importCompose(stringify({ services })).source);
    expect(assembly.services?.["app/main"]?.serviceConnectConfiguration?.services).toHaveLength(1);
  });
});
