import { isObject, StowageError } from "@stowage/model";
import { endpointOf } from "../connect.js";
import type { Target } from "../connect.js";
import { readJsonValue } from "./json-file.js";

const LIVE = "live:";

/**
 * The scenario that `place` and `fleet` work on: a JSON file, or `live:CLUSTER` as it stands now.
 *
 * @throws {StowageError} `input-…`; for a live cluster `usage-region`, and `aws-…` for what AWS answers.
 */
export async function readPlacement(operand: string, options: Target, cwd: string): Promise<unknown> {
  return operand.startsWith(LIVE) ? liveScenario(operand.slice(LIVE.length), options) : (await readJsonValue(operand, cwd)).value;
}

async function liveScenario(cluster: string, options: Target): Promise<unknown> {
  const { clusterCapacity, createClients, closeClients, describeAwsError } = await import("@stowage/client");
  const { importScenario } = await import("@stowage/placement");
  const endpoint = endpointOf({ configuration: undefined }, options);
  // The embedded engine has a Region of its own; Amazon's must be named.
  const region = options.region ?? (endpoint === undefined ? undefined : "us-east-1");
  if (region === undefined) throw new StowageError("usage-region", "No region is known.", { hint: "Pass --region." });
  const clients = createClients({ region, ...(endpoint !== undefined && { endpoint }) });
  try {
    return importScenario(await clusterCapacity(clients, cluster));
  } catch (error) {
    throw describeAwsError(error);
  } finally {
    closeClients(clients);
  }
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
