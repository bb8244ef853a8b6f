import { StowageError } from "@stowage/model";
import type { Clients } from "@stowage/client";
import type { Io } from "./io.js";
import type { Entry } from "./load/entry.js";
import { regionOf } from "./load/region.js";

/** The port on which `stowage local` listens unless it is told otherwise. */
export const defaultPort = 4580;
export const defaultData = ".stowage/local";

export interface Target {
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly local?: boolean;
  readonly port?: string;
}

/** Makes the AWS clients for an entry: for Amazon's own endpoints, for `--endpoint-url`, or for the embedded engine with `--local`. */
export async function connect(entry: Entry, options: Target): Promise<Clients> {
  const { createClients } = await import("@stowage/client");
  const endpoint = endpointOf(entry, options);
  return createClients({ region: regionOf(entry, options.region), ...(endpoint !== undefined && { endpoint }) });
}

/**
 * Runs what reads a live cluster that no entry speaks of: the Region is `--region`, or for the embedded engine any.
 *
 * @throws {StowageError} `usage-region`; `aws-…` for what AWS answers; what `read` throws.
 */
export async function withLiveClients<T>(options: Target, read: (clients: Clients) => Promise<T>): Promise<T> {
  const { createClients, closeClients, describeAwsError } = await import("@stowage/client");
  const endpoint = endpointOf({ configuration: undefined }, options);
  // The embedded engine has a Region of its own; Amazon's must be named.
  const region = options.region ?? (endpoint === undefined ? undefined : "us-east-1");
  if (region === undefined) throw new StowageError("usage-region", "No region is known.", { hint: "Pass --region." });
  const clients = createClients({ region, ...(endpoint !== undefined && { endpoint }) });
  try {
    return await read(clients);
  } catch (error) {
    throw describeAwsError(error);
  } finally {
    closeClients(clients);
  }
}

export function endpointOf({ configuration }: Pick<Entry, "configuration">, { endpointUrl, local, port }: Target): string | undefined {
  if (endpointUrl !== undefined) {
    if (!URL.canParse(endpointUrl))
      throw new StowageError("usage-endpoint", `"${endpointUrl}" is not a URL.`, { hint: "Write one such as http://127.0.0.1:4580." });
    return endpointUrl;
  }
  return local ? `http://127.0.0.1:${portOf(port) ?? configuration?.local?.port ?? defaultPort}` : undefined;
}

/** @throws {StowageError} `usage-port` */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new StowageError("usage-port", `"${text}" is not a port.`, { hint: "Ports are whole numbers from 0 (any free one) to 65535." });
  return port;
}

/**
 * Shows where a deployment to Amazon would go and asks; an engine on an endpoint of one's own is not asked about.
 *
 * @throws {StowageError} `usage-confirm` where nobody can be asked; `account-differs` if the configuration names another account.
 */
export async function confirmTarget(
  entry: Entry,
  clients: Clients,
  options: Target & { readonly yes?: boolean },
  io: Io,
): Promise<boolean> {
  if (endpointOf(entry, options) !== undefined) return true;
  const { accountOf } = await import("@stowage/client");
  const account = await accountOf(clients);
  const expected = entry.configuration?.account;
  if (expected !== undefined && expected !== account) {
    throw new StowageError("account-differs", `The credentials are of account ${account}, and the configuration names ${expected}.`, {
      hint: "Use the other account's credentials.",
    });
  }
  io.err(`${entry.assembly.app} → account ${account}, region ${clients.region}\n`);
  if (options.yes) return true;
  if (!io.confirm)
    throw new StowageError("usage-confirm", "This deploys to Amazon ECS, and nobody can be asked.", {
      hint: "Pass --yes, or --local for the embedded engine.",
    });
  return io.confirm("Go on?");
}
