import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { StowageError } from "@stowage/model";
import { defaultData, endpointOf } from "./connect.js";
import type { Target } from "./connect.js";
import type { Io } from "./io.js";
import type { Entry } from "./load/entry.js";

/**
 * Gives the engine on this machine what an Assembly says and no AWS call does: how each container runs without a container engine, and the Auto
 * Scaling groups whose instances are imagined. Only who may read the engine's token, in its data folder, may do that.
 *
 * @throws {StowageError} `local-unreachable`, `local-token`, `local-refused`
 */
export async function giveLocalCommands(entry: Entry, options: Target & { readonly data?: string }, io: Io): Promise<void> {
  const { local = {}, autoScalingGroups = {} } = entry.assembly;
  if (Object.keys(local).length === 0 && Object.keys(autoScalingGroups).length === 0) return;
  const data = resolve(io.cwd, options.data ?? entry.configuration?.local?.data ?? defaultData);
  const token = await readFile(join(data, "token"), "utf8").catch((cause: unknown) => {
    // Groups are welcome, and nothing that is deployed is refused without them.
    if (Object.keys(local).length === 0) return undefined;
    throw new StowageError("local-token", `The engine's token is not in ${data}.`, {
      hint: "Pass the engine's --data folder, or start it with --assembly.",
      cause,
    });
  });
  if (token === undefined) {
    io.err(`The engine's token is not in ${data}: it is not told of the Auto Scaling groups.\n`);
    return;
  }
  const url = `${endpointOf(entry, options)}/_stowage/local`;
  const headers = { "content-type": "application/json", "x-stowage-token": token.trim() };
  const answer = await fetch(url, { method: "PUT", headers, body: JSON.stringify({ local, autoScalingGroups, root: entry.root }) }).catch(
    (cause: unknown) => {
      throw new StowageError("local-unreachable", `No engine answers at ${url}.`, { hint: "Start one with `stowage local`.", cause });
    },
  );
  if (!answer.ok)
    throw new StowageError("local-refused", `The engine refused the local commands (${answer.status}): ${await answer.text()}`, {
      hint: "Is --data the folder of this engine?",
    });
}
