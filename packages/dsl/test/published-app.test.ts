import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AppCommon } from "@stowage/dsl";
import { compile } from "@stowage/dsl";
import { beforeAll, expect, it } from "vitest";
import { packageFolder, tsc } from "./tsc.js";

// An app that is published is its JavaScript and its declarations: another app must see its services, ports and listeners through those alone.
const folder = join(packageFolder, "test-results", "published");
const published = join(folder, "node_modules", "@acme", "billing");

const billing = `import { app, task } from "@stowage/dsl";
const invoices = task("invoices").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("invoices", "1").port("http", 8080));
export const billing = app("billing", { invoices })
  .loadBalancer("internal", { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], internal: true, listeners: { http: { port: 80 } } })
  .configure({ invoices: (s) => s.serve("http") });
`;

const shop = (peer: string, listener: string): string => `import { app, task } from "@stowage/dsl";
import { billing } from "@acme/billing";
const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1").port("http", 8080));
export const shop = app("shop", { web }).cluster("main").namespace("shop.local").include(billing).configure({
  web: (s) => s.uses("${peer}").route("http", "${listener}"),
});
`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(published, { recursive: true });
  mkdirSync(join(folder, "node_modules", "@stowage"));
  symlinkSync(packageFolder, join(folder, "node_modules", "@stowage", "dsl"), "dir");
  const config = (include: string): string =>
    JSON.stringify({
      extends: "../../test/fixtures/tsconfig.json",
      compilerOptions: { noEmit: false, declaration: true, rootDir: ".", isolatedDeclarations: false },
      include: [include],
    });
  writeFileSync(join(folder, "index.ts"), billing);
  writeFileSync(join(folder, "tsconfig.json"), config("index.ts"));
  expect(tsc(folder, "-p", ".")).toBe("");
  for (const file of ["index.js", "index.d.ts"]) writeFileSync(join(published, file), readFileSync(join(folder, file)));
  writeFileSync(
    join(published, "package.json"),
    JSON.stringify({ name: "@acme/billing", version: "1.0.0", type: "module", exports: "./index.js" }),
  );
  for (const file of ["index.ts", "index.js", "index.d.ts"]) rmSync(join(folder, file));
  writeFileSync(join(folder, "tsconfig.json"), config("*.ts"));
  writeFileSync(join(folder, "shop.ts"), shop("invoices", "internal:http"));
  writeFileSync(join(folder, "wrong.ts"), shop("invoice", "internal:https"));
});

it("is included by another, with its names and without its sources", async () => {
  const printed = tsc(folder, "-p", ".", "--noEmitOnError", "false");
  expect(printed).not.toContain("shop.ts");
  const module = (await import(pathToFileURL(join(folder, "shop.js")).href)) as { readonly shop: AppCommon };
  const { assembly, diagnostics } = compile(module.shop);
  expect(Object.keys(assembly.services!)).toEqual(["main/invoices", "main/web"]);
  expect(assembly.loadBalancers!["internal"]!.listeners![0]!.DefaultActions).toEqual([
    { Type: "forward", TargetGroupArn: "internal-web-http" },
  ]);
  expect(diagnostics.map(({ rule }) => rule)).not.toContain("unknown-peer");
});

it("and a name that it does not have is a compile error", () => {
  const printed = tsc(folder, "-p", ".");
  expect(printed).toContain(
    `wrong.ts(5,22): error TS2345: Argument of type '"invoice"' is not assignable to parameter of type '"invoices" | "web"'.`,
  );
  expect(printed).toContain(`Argument of type '"internal:https"' is not assignable to parameter of type '"internal:http"'.`);
});
