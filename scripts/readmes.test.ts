import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// What people read first has to work as it stands: each example in a README is compiled against the built packages, and one that prints is
// run by Node. `console.log(value); // text` says what it prints.
const root = fileURLToPath(new URL("..", import.meta.url));
/** Packages that are shown together with those that they may not depend on. */
const shownWith: Readonly<Record<string, string>> = { client: "cli", convert: "cli", cost: "cli" };

const examples = readmes().flatMap(({ name, readme, folder }) =>
  [...readFileSync(readme, "utf8").matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""], i) => ({
    code,
    title: `${readme.slice(root.length)} ${i + 1}`,
    file: join(folder, "test-results", "readme", `${name}-${i + 1}.ts`),
  })),
);

describe("the examples of", () => {
  for (const folder of new Set(examples.map(({ file }) => dirname(file)))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  for (const { code, file } of examples) writeFileSync(file, code);
  const printed = compile(examples.map(({ file }) => file));

  it.each(examples)("$title compile", ({ file }) => {
    expect(printed.split("\n").filter((line) => line.startsWith(file.slice(root.length)))).toEqual([]);
  });

  it.each(examples.filter(({ code }) => code.includes("console.log(")))("$title print what they say", ({ code, file }) => {
    const { stdout, stderr } = spawnSync(process.execPath, [file.replace(/ts$/, "js")], {
      encoding: "utf8",
      env: { ...process.env, ...quiet },
    });
    expect(stderr).toBe("");
    const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, text]) => text);
    if (said.length > 0) expect(onOneLine(stdout)).toBe(onOneLine(said.join(" ")));
    else expect(stdout).not.toBe("");
  });
});

it.each(["README.md 1", "packages/dsl/README.md 1"])("%s passes stowage check", (title) => {
  const file = examples.find((example) => example.title === title)!.file;
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(root, "packages/cli/bin/stowage.cjs"), "check", file, "--format", "github"],
    {
      encoding: "utf8",
    },
  );
  expect(stdout.split("\n").filter((line) => line.startsWith("::error"))).toEqual([]);
  expect(status).toBe(0);
});

/** The SDK warns of the Node that these tests are run with. */
const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };

function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}

/** Each README and a package that can import what its examples import. */
function readmes(): { readonly name: string; readonly readme: string; readonly folder: string }[] {
  const packages = readdirSync(join(root, "packages")).map((name) => {
    return { name, readme: join(root, "packages", name, "README.md"), folder: join(root, "packages", shownWith[name] ?? name) };
  });
  return [{ name: "stowage", readme: join(root, "README.md"), folder: join(root, "apps", "storefront") }, ...packages];
}

function compile(files: readonly string[]): string {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const flags = "--pretty false --strict --skipLibCheck --module nodenext --target es2023 --lib es2023 --types node".split(" ");
  const { stdout, error } = spawnSync(process.execPath, [compiler, ...flags, ...files], { cwd: root, encoding: "utf8" });
  if (error) throw error;
  return stdout;
}
