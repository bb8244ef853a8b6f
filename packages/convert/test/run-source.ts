import * as dsl from "@stowage/dsl";
import { compile, isApp, isTask } from "@stowage/dsl";
import type { Compiled } from "@stowage/dsl";
import { transformSync } from "esbuild";

/** What a generated module exports, by running it with this package's own copy of the builder. */
export function runSource(source: string): Readonly<Record<string, unknown>> {
  const { code } = transformSync(source, { loader: "ts", format: "cjs" });
  const module = { exports: {} as Record<string, unknown> };
  const load = (name: string): unknown => {
    if (name !== "@stowage/dsl") throw new Error(`The module imports "${name}".`);
    return dsl;
  };
  new Function("module", "exports", "require", code)(module, module.exports, load);
  return module.exports;
}

/** What the command line makes of a generated module: its app, or its tasks. */
export function compileSource(source: string): Compiled {
  const values = Object.values(runSource(source));
  const app = values.find(isApp);
  return app === undefined ? compile(values.filter(isTask), { name: "imported" }) : compile(app);
}
