import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
const folder = mkdtempSync(join(tmpdir(), "outside-"));

/** Ten lines, as a user's build script would have them. */
const script = `import { writeFileSync } from "node:fs";
import { synth, app, task } from "@stowage/dsl";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("nginx", "1.27").port("http", 80));
const shop = app("shop", { web }).network({ subnets: ["subnet-a"] });

const { taskDefinitions = {} } = synth(shop);
writeFileSync("web.json", JSON.stringify(taskDefinitions["web"], undefined, 2));
`;

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

beforeAll(() => {
  for (const name of ["model", "rules", "dsl"]) {
    execFileSync("npx", ["-y", packageManager, "pack", "--pack-destination", folder], {
      cwd: join(root, "packages", name),
      stdio: "ignore",
    });
  }
  const tarballs = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "@types/node@20", ...tarballs.map((file) => join(folder, file)));
  writeFileSync(join(folder, "synth.ts"), script);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("installed from its tarballs, it type-checks and writes task-definition JSON", () => {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  run("node", tsc, "--strict", "--module", "nodenext", "--target", "es2022", "--types", "node", "synth.ts");
  run("node", "synth.js");
  expect(JSON.parse(readFileSync(join(folder, "web.json"), "utf8"))).toMatchObject({
    family: "web",
    cpu: "256",
    containerDefinitions: [{ name: "app", image: "nginx:1.27" }],
  });
});

it("a CommonJS script requires it, typed and without a warning", () => {
  writeFileSync(join(folder, "required.cts"), script.replace("web.json", "required.json"));
  run(
    "node",
    join(root, "node_modules/typescript/bin/tsc"),
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--types",
    "node",
    "required.cts",
  );
  const { status, stderr } = spawnSync("node", ["required.cjs"], { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(readFileSync(join(folder, "required.json"), "utf8"))).toMatchObject({ family: "web" });
});

it("what is imported and what is required are the same", () => {
  writeFileSync(
    join(folder, "both.mjs"),
    `import { createRequire } from "node:module";
import * as imported from "@stowage/dsl";
const required = createRequire(import.meta.url)("@stowage/dsl");
console.log(Object.keys(imported).length > 0 && Object.keys(required).every((name) => imported[name] === required[name]));
`,
  );
  expect(run("node", "both.mjs")).toBe("true\n");
});

it("the app of the synthesis bench and its floor write the same requests", () => {
  const [app, floor] = ["synth-app.cjs", "plain-app.cjs"].map((file) => {
    cpSync(join(root, "packages/dsl/bench", file), join(folder, file));
    run("node", file, "3", `${file}.out`);
    return JSON.parse(readFileSync(join(folder, `${file}.out`, "assembly.json"), "utf8")) as unknown;
  });
  expect(app).toEqual(floor);
});
