import type { LogConfiguration } from "@stowage/model/ecs";
import type { Setting } from "./setting.js";

/** `awslogs` asks for a Region; the app's is meant unless another is named. */
export function withRegion(logs: LogConfiguration, { region }: Setting): LogConfiguration {
  if (logs.logDriver !== "awslogs" || region === undefined || logs.options?.["awslogs-region"] !== undefined) return logs;
  return { ...logs, options: { ...logs.options, "awslogs-region": region } };
}
