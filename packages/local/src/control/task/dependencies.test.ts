import type { ContainerCondition } from "@stowage/model/ecs";
import { expect, it } from "vitest";
import type { ContainerStatus } from "../../state/rows.js";
import { containerPlans } from "./container-plan.js";
import { readiness } from "./dependencies.js";

const pending: ContainerStatus = { lastStatus: "PENDING", healthStatus: "UNKNOWN", networkBindings: [] };
const running: ContainerStatus = { ...pending, lastStatus: "RUNNING", startedAt: 1_000 };
const healthy: ContainerStatus = { ...running, healthStatus: "HEALTHY" };
const ended = (exitCode?: number): ContainerStatus => ({ ...running, lastStatus: "STOPPED", ...(exitCode !== undefined && { exitCode }) });
const failed: ContainerStatus = { ...pending, lastStatus: "STOPPED" };

it.each<[ContainerCondition, string, ContainerStatus, string]>([
  ["START", "pending", pending, "waits"],
  ["START", "running", running, "ready"],
  ["START", "ended", ended(1), "ready"],
  ["START", "never started", failed, "never"],
  ["COMPLETE", "running", running, "waits"],
  ["COMPLETE", "ended with 3", ended(3), "ready"],
  ["COMPLETE", "ended without a code", ended(), "never"],
  ["SUCCESS", "running", running, "waits"],
  ["SUCCESS", "ended with 0", ended(0), "ready"],
  ["SUCCESS", "ended with 1", ended(1), "never"],
  ["HEALTHY", "running", running, "waits"],
  ["HEALTHY", "UNHEALTHY", { ...running, healthStatus: "UNHEALTHY" }, "waits"],
  ["HEALTHY", "healthy", healthy, "ready"],
  ["HEALTHY", "ended", ended(0), "never"],
])("%s of a container that is %s: %j → %s", (condition, _what, status, expected) => {
  const plans = containerPlans({
    family: "web",
    containerDefinitions: [{ name: "first" }, { name: "second", dependsOn: [{ containerName: "first", condition }] }],
  });
  expect(readiness(plans[1]!, plans, { first: status, second: pending }, 5_000).kind).toBe(expected);
});

it("waits no longer than the dependency's own startTimeout, counted from its start", () => {
  const plans = containerPlans({
    family: "web",
    containerDefinitions: [
      { name: "first", startTimeout: 10 },
      { name: "second", dependsOn: [{ containerName: "first", condition: "HEALTHY" }] },
    ],
  });
  const at = (now: number): unknown => readiness(plans[1]!, plans, { first: running, second: pending }, now);
  expect(at(5_000)).toEqual({ kind: "waits", until: 11_000 });
  expect(at(11_000)).toEqual({ kind: "never", reason: "first was not HEALTHY within its startTimeout" });
});
