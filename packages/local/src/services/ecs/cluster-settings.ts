import type { ClusterSetting } from "@stowage/model/ecs";
import { invalidParameter } from "./refuse.js";

/** The values of `containerInsights`. Source: API Reference, ClusterSetting. */
const values: readonly string[] = ["enabled", "disabled", "enhanced"];

/** Checks a cluster's settings and fills in what is missing. */
export function checkClusterSettings(settings: readonly ClusterSetting[] | undefined): readonly ClusterSetting[] {
  const [setting] = settings ?? [];
  const value = setting?.value ?? "disabled";
  if (!values.includes(value)) invalidParameter(`The setting containerInsights takes ${values.join(", ")}, but not "${value}".`);
  return [{ name: "containerInsights", value }];
}
