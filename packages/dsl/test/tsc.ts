import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The package's folder. */
export const packageFolder: string = fileURLToPath(new URL("..", import.meta.url));

const compiler = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url));

/** Runs the workspace's compiler and gives what it prints, without colours; paths are relative to `cwd`. */
export function tsc(cwd: string, ...args: readonly string[]): string {
  const { stdout, error } = spawnSync(process.execPath, [compiler, "--pretty", "false", ...args], { cwd, encoding: "utf8" });
  if (error) throw error;
  return stdout;
}
