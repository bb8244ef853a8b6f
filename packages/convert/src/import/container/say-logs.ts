import type { LogConfiguration } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import type { ContainerContext, ContainerSaying } from "./container-saying.js";

/** Where output goes. */
export const sayLogs: readonly ContainerSaying[] = [
  { members: ["logConfiguration"], say: ({ logConfiguration }, context) => sayLogConfiguration(logConfiguration!, context) },
  {
    members: ["firelensConfiguration"],
    say: ({ firelensConfiguration }) => {
      const { type, options } = firelensConfiguration!;
      return [step("firelens", type, ...(options === undefined ? [] : [options]))];
    },
  },
];

function sayLogConfiguration(logs: LogConfiguration, { container, region }: ContainerContext): Step[] | undefined {
  const { logDriver, options = {} } = logs;
  if (logDriver !== "awslogs") return [step("logs", logs)];
  // The compiler would add the app's Region.
  if (region !== undefined && options["awslogs-region"] === undefined) return undefined;
  return [step("logs", (hasOnly(logs, ["logDriver", "options"]) && awslogs(options, container, region)) || logs)];
}

/** The few words that stand for these options, if they stand for exactly them. */
function awslogs(options: Readonly<Record<string, string>>, container: string, appRegion: string | undefined): object | undefined {
  const {
    "awslogs-group": group,
    "awslogs-region": region,
    "awslogs-stream-prefix": prefix,
    "awslogs-create-group": create,
    mode,
    ...others
  } = options;
  if (group === undefined || prefix === undefined) return undefined;
  if (create !== undefined && create !== "true" && create !== "false") return undefined;
  if (mode !== undefined && mode !== "blocking" && mode !== "non-blocking") return undefined;
  if (!Object.keys(others).every((name) => name.startsWith("awslogs-") || name === "max-buffer-size")) return undefined;
  return {
    group,
    ...(region !== undefined && region !== appRegion && { region }),
    ...(prefix !== container && { prefix }),
    ...(create !== undefined && { create: create === "true" }),
    ...(mode !== undefined && { mode }),
    ...(Object.keys(others).length > 0 && { options: others }),
  };
}
