import { isObject, StowageError } from "@stowage/model";
import { withLiveClients } from "../connect.js";
import type { Target } from "../connect.js";
import { readJsonValue } from "./json-file.js";
import { isModule } from "./load-module.js";

const LIVE = "live:";

/**
 * The scenario that `place` and `fleet` work on: a JSON file, or `live:CLUSTER` as it stands now.
 *
 * @throws {StowageError} `usage-scenario` for a module; `input-…`; for a live cluster `usage-region`, and `aws-…` for what AWS answers.
 */
export async function readPlacement(operand: string, options: Target, cwd: string): Promise<unknown> {
  if (isModule(operand)) {
    throw new StowageError("usage-scenario", `${operand} is a module, and a scenario is JSON: instances, and the tasks that go on them.`, {
      hint: "Write one, or name a cluster that runs as live:CLUSTER. `stowage simulate ENTRY` tells what runs where as load comes.",
    });
  }
  return operand.startsWith(LIVE) ? liveScenario(operand.slice(LIVE.length), options) : (await readJsonValue(operand, cwd)).value;
}

async function liveScenario(cluster: string, options: Target): Promise<unknown> {
  const { clusterCapacity } = await import("@stowage/client");
  const { importScenario } = await import("@stowage/placement");
  return importScenario(await withLiveClients(options, (clients) => clusterCapacity(clients, cluster)));
}

/** The number of an option, or undefined. @throws {StowageError} `usage-number` for what is no number within bounds. */
export function numberOf(flag: string, text: string | undefined, { min, max, whole = false }: NumberBounds): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== "" && value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  throw new StowageError("usage-number", `${flag} ${text} is not a ${whole ? "whole " : ""}number from ${min} to ${max}.`);
}

export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** Whether the scenario has instances at all: one that asks for a fleet needs none. */
export function withInstances(scenario: unknown): unknown {
  return isObject(scenario) && scenario["instances"] === undefined ? { ...scenario, instances: [] } : scenario;
}
