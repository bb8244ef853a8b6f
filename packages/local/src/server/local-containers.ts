import { assemblyFormat, escapePointer, isObject, readAssembly, StowageError, type LocalContainer, type Section } from "@stowage/model";
import { isAbsolute } from "node:path";
import type { Command, Input } from "../control/types.js";
import { replaceRow } from "../services/replace-row.js";

/** How containers are run on this machine, and the folder that their `cwd`s are relative to. */
export interface LocalSection {
  /** By `family/container`, as in the Assembly. */
  readonly local: Section<LocalContainer>;
  /** An absolute path. */
  readonly root: string;
}

/**
 * Takes over what an Assembly says of running containers here: its entries replace those of the same name, and those that came from
 * the same root before and are no longer in it are forgotten.
 */
export function giveLocalContainers({ local, root }: LocalSection): Input<{ readonly containers: number }> {
  return (view) => {
    const commands: Command[] = [];
    for (const [key, row] of view.all("localContainers")) {
      if (row.root === root && !Object.hasOwn(local, key))
        commands.push({ op: "delete", table: "localContainers", key, why: "no longer in the Assembly" });
    }
    for (const [key, container] of Object.entries(local)) {
      commands.push(...replaceRow(view, "localContainers", key, { ...container, root }, "given with the Assembly"));
    }
    return { commands, result: { containers: Object.keys(local).length } };
  };
}

/**
 * Reads such a section strictly.
 *
 * @throws {StowageError} `local-section`, with where and what is wrong.
 */
export function readLocalSection(value: unknown): LocalSection {
  if (!isObject(value)) throw refusal("", "This must be an object with `local` and `root`.", "Send the Assembly's `local` section.");
  const { local = {}, root } = value;
  if (typeof root !== "string" || !isAbsolute(root))
    throw refusal("/root", "This must be an absolute path.", "Write the folder of the definition.");
  const [first] = readAssembly({ format: assemblyFormat, app: "local", local }).diagnostics;
  if (first !== undefined) throw refusal(first.path, first.message, first.hint);
  for (const key of Object.keys(local as object)) {
    if (!/^[^/]+\/[^/]+$/.test(key))
      throw refusal(`/local/${escapePointer(key)}`, "This must be named FAMILY/CONTAINER.", "Name the container that it runs.");
  }
  return { local: local as Section<LocalContainer>, root };
}

function refusal(path: string, message: string, hint: string): StowageError {
  return new StowageError("local-section", `${path || "/"}: ${message}`, { hint });
}
