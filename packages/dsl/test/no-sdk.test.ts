import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { packageFolder } from "./tsc.js";

// A resolver that notes every package on stderr; the builder and the rules run in it.
const hooks = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from "node:fs";
  export async function resolve(specifier, context, next) { writeSync(2, specifier + "\\n"); return next(specifier, context); }
`)}`;
const program = `
  import { register } from "node:module";
  register(${JSON.stringify(hooks)});
  const { app, compile, task } = await import("@stowage/dsl");
  const web = task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => c.image("web", "1"));
  process.stdout.write(compile(app("shop", { web })).assembly.app);
`;

it("loads neither the AWS SDK nor zod", () => {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { cwd: packageFolder, encoding: "utf8" });
  expect(stdout).toBe("shop");
  const loaded = stderr.split("\n");
  expect(loaded).toContain("@stowage/model");
  expect(loaded.filter((name) => /^(@aws-sdk|@smithy|zod)/.test(name))).toEqual([]);
});
