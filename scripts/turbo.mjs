import { pnpm } from "./pnpm.mjs";

/** Runs these tasks with turbo, through pnpm because turbo starts each with the pnpm that it finds on the path. Resolves to its exit code. */
export function turbo(tasks, options = [], environment = {}) {
  const quiet = { TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1", DO_NOT_TRACK: "1" };
  return pnpm(["exec", "turbo", "run", ...tasks, ...options, "--concurrency=2", "--output-logs=new-only"], {
    env: { ...process.env, ...quiet, ...environment },
  });
}
