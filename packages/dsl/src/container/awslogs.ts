import type { LogConfiguration } from "@stowage/model/ecs";
import type { AwsLogs } from "./container-types.js";

/** The `awslogs` driver as ECS has it; `name` is the prefix of streams that name none. The Region is filled in when the app's is known. */
export function awslogs(logs: AwsLogs, name: string): LogConfiguration {
  const { group, region, prefix, create, mode, options } = logs;
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": group,
      ...(region !== undefined && { "awslogs-region": region }),
      "awslogs-stream-prefix": prefix ?? name,
      ...(create !== undefined && { "awslogs-create-group": String(create) }),
      ...(mode !== undefined && { mode }),
      ...options,
    },
  };
}
