// pnpm is not asked of the machine: npm's npx fetches the pinned version once and finds it in its cache from then on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./process.mjs";
import { root } from "./root.mjs";

/** Runs pnpm with these arguments at the root of the repository and resolves to its exit code. */
export function pnpm(args, options = {}) {
  const [file, ...before] = command();
  return run(file, [...before, ...args], { cwd: root, ...options });
}

/** Inside a script that pnpm runs, pnpm is on the path, and starting it through npx would cost a second. */
function command() {
  if (process.env.npm_config_user_agent?.startsWith("pnpm/")) return ["pnpm"];
  return ["npx", "-y", packageManager()];
}

/** `pnpm@VERSION`, as package.json pins it. */
function packageManager() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;
}
