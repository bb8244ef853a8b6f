import type { AnyApp } from "./app/app-common.js";
import type { OneOff } from "./app/one-off.js";
import { hasKind } from "./brand.js";
import type { ServiceCommon } from "./service/service-common.js";
import type { AnyTask } from "./task/task-common.js";

/**
 * Whether a value is an app, made by this copy of the package or another.
 *
 * @example
 * const apps = Object.values(await import("./shop.js")).filter(isApp);
 */
export function isApp(value: unknown): value is AnyApp {
  return hasKind(value, "app");
}

/**
 * Whether a value is a task, made by this copy of the package or another.
 *
 * @example
 * const tasks = Object.values(await import("./tasks.js")).filter(isTask);
 */
export function isTask(value: unknown): value is AnyTask {
  return hasKind(value, "task");
}

/**
 * Whether a value is a service, as `configure` hands it to its callbacks.
 *
 * @example
 * app("shop", { web }).configure({ web: (s) => (isService(s) ? s.desired(2) : s) });
 */
export function isService(value: unknown): value is ServiceCommon {
  return hasKind(value, "service");
}

/**
 * Whether a value is a one-off task, as `oneOff` hands it to its callback.
 *
 * @example
 * app("shop", { web }).oneOff("worker", worker, (run) => (isOneOff(run) ? run.count(2) : run));
 */
export function isOneOff(value: unknown): value is OneOff<string, string> {
  return hasKind(value, "oneOff");
}
