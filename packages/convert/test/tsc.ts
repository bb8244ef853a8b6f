import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFolder } from "./package-folder.js";

const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));

/** What the workspace's compiler says about modules, by their names; nothing if they are right. They stand inside the package, to find what they import. */
export function typeErrors(modules: Readonly<Record<string, string>>): string {
  const results = join(packageFolder, "test-results");
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, "modules-"));
  try {
    const config = {
      extends: "../../../../tsconfig.test.base.json",
      compilerOptions: { incremental: false, types: [] },
      include: ["*.ts"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    for (const [name, source] of Object.entries(modules)) writeFileSync(join(folder, `${name}.ts`), source);
    const { stdout, error } = spawnSync(process.execPath, [compiler, "--pretty", "false", "-p", "."], { cwd: folder, encoding: "utf8" });
    if (error) throw error;
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
