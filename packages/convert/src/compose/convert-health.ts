import { isObject } from "@stowage/model";
import type { HealthCheck } from "@stowage/model/ecs";
import { clamp } from "./clamp.js";
import { leaveOut, textsOf, toComplete } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";
import { parseDuration } from "./values.js";

const conditions = {
  service_started: "START",
  service_healthy: "HEALTHY",
  service_completed_successfully: "SUCCESS",
} as const;

/** Health, and what is waited for. */
export const convertHealth: { readonly [key: string]: Converter } = {
  healthcheck(value, conversion, path) {
    if (!isObject(value) || value["disable"] === true) return;
    const test = textsOf(value["test"] ?? []) ?? [];
    if (test[0] === "NONE") return;
    if (test.length === 0) {
      const message = "It is the check of the image, which ECS does not run.";
      return toComplete(conversion, path, message, "Say its command: .healthCheck().");
    }
    const command = typeof value["test"] === "string" ? ["CMD-SHELL", value["test"]] : test;
    conversion.container.healthCheck = { command, ...timing(value, conversion, path) };
    if (value["start_interval"] !== undefined) {
      leaveOut(conversion, `${path}/start_interval`, "ECS checks at one interval alone.", "Choose `interval` for both.");
    }
  },
  depends_on(value, conversion) {
    const names = isObject(value) ? Object.entries(value) : (textsOf(value) ?? []).map((name) => [name, undefined] as const);
    for (const [name, options] of names) {
      const { condition, required } = (isObject(options) ? options : {}) as { readonly condition?: unknown; readonly required?: unknown };
      const services = conversion.file["services"];
      if (required === false && isObject(services) && !Object.hasOwn(services, name)) continue;
      conversion.waits.set(name, conditions[condition as keyof typeof conditions] ?? "START");
    }
  },
};

function timing(value: Readonly<Record<string, unknown>>, conversion: Conversion, path: string): Omit<HealthCheck, "command"> {
  const seconds = (key: string, limit: "healthCheckInterval" | "healthCheckStartPeriod" | "healthCheckTimeout"): number | undefined => {
    const parsed = parseDuration(value[key]);
    return parsed === undefined ? undefined : clamp(conversion, `${path}/${key}`, limit, parsed);
  };
  const interval = seconds("interval", "healthCheckInterval");
  const timeout = seconds("timeout", "healthCheckTimeout");
  const startPeriod = seconds("start_period", "healthCheckStartPeriod");
  const retries = Number(value["retries"]);
  return {
    ...(interval !== undefined && { interval }),
    ...(timeout !== undefined && { timeout }),
    ...(Number.isFinite(retries) && { retries: clamp(conversion, `${path}/retries`, "healthCheckRetries", retries) }),
    ...(startPeriod !== undefined && { startPeriod }),
  };
}
