import {
  assemblyFormat,
  escapePointer,
  isObject,
  readAssembly,
  StowageError,
  type AutoScalingGroup,
  type LocalContainer,
  type Place,
  type Section,
} from "@stowage/model";
import { isAbsolute } from "node:path";
import { groupOfAssembly } from "../control/capacity/group-of-assembly.js";
import type { Command, Input } from "../control/types.js";
import { replaceRow } from "../services/replace-row.js";
import { groupCommands } from "./auto-scaling-groups.js";

/** What an Assembly says that no AWS call does: how containers are run on this machine, and the Auto Scaling groups that are imagined. */
export interface LocalSection {
  /** By `family/container`, as in the Assembly. */
  readonly local: Section<LocalContainer>;
  /** The folder that containers' `cwd`s are relative to: an absolute path. */
  readonly root: string;
  /** As in the Assembly. A group without an instance type that is known launches none. */
  readonly autoScalingGroups?: Section<AutoScalingGroup> | undefined;
}

/**
 * Takes over what an Assembly says of running containers here: its entries replace those of the same name, and those that came from
 * the same root before and are no longer in it are forgotten. Its Auto Scaling groups are made or changed.
 */
export function giveLocalSection(
  place: Place,
  { local, root, autoScalingGroups = {} }: LocalSection,
): Input<{ readonly containers: number; readonly autoScalingGroups: number }> {
  return (view) => {
    const commands: Command[] = [];
    for (const [key, row] of view.all("localContainers")) {
      if (row.root === root && !Object.hasOwn(local, key))
        commands.push({ op: "delete", table: "localContainers", key, why: "no longer in the Assembly" });
    }
    for (const [key, container] of Object.entries(local)) {
      commands.push(...replaceRow(view, "localContainers", key, { ...container, root }, "given with the Assembly"));
    }
    for (const [name, group] of Object.entries(autoScalingGroups)) {
      commands.push(...groupCommands(view, place, { name, ...groupOfAssembly(group, place.region) }));
    }
    return { commands, result: { containers: Object.keys(local).length, autoScalingGroups: Object.keys(autoScalingGroups).length } };
  };
}

/**
 * Reads such a section strictly.
 *
 * @throws {StowageError} `local-section`, with where and what is wrong.
 */
export function readLocalSection(value: unknown): LocalSection {
  if (!isObject(value))
    throw refusal("", "This must be an object with `local`, `root` and perhaps `autoScalingGroups`.", "Send the Assembly's sections.");
  const { local = {}, root, autoScalingGroups = {} } = value;
  if (typeof root !== "string" || !isAbsolute(root))
    throw refusal("/root", "This must be an absolute path.", "Write the folder of the definition.");
  const [first] = readAssembly({ format: assemblyFormat, app: "local", local, autoScalingGroups }).diagnostics;
  if (first !== undefined) throw refusal(first.path, first.message, first.hint);
  for (const key of Object.keys(local as object)) {
    if (!/^[^/]+\/[^/]+$/.test(key))
      throw refusal(`/local/${escapePointer(key)}`, "This must be named FAMILY/CONTAINER.", "Name the container that it runs.");
  }
  return { local: local as Section<LocalContainer>, root, autoScalingGroups: autoScalingGroups as Section<AutoScalingGroup> };
}

function refusal(path: string, message: string, hint: string): StowageError {
  return new StowageError("local-section", `${path || "/"}: ${message}`, { hint });
}
