import { escapePointer } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { noteLeftOut } from "../note.js";
import type { Notes } from "../note.js";
import type { Tag } from "./shared-tags.js";

/** The step that names the namespace of an app; what it cannot say is noted. */
export function sayNamespace(name: string, assembly: Assembly, shared: readonly Tag[], notes: Notes): Step {
  const request = assembly.namespaces?.[name];
  if (request === undefined) return step("namespace", name, ...(name.startsWith("arn:") ? [] : [{ existing: true }]));
  const { Name: _, Description: description, Tags: tags = [], ...others } = request;
  const sameTags =
    JSON.stringify(tags.map(({ Key, Value }) => [Key, Value])) === JSON.stringify(shared.map(({ key, value }) => [key, value]));
  for (const member of [...Object.keys(others), ...(sameTags ? [] : ["Tags"])]) {
    const message = "The builder has no step that says this of a namespace.";
    noteLeftOut(notes, `/namespaces/${escapePointer(name)}/${member}`, message, "Set it where the namespace is made.");
  }
  return step("namespace", name, ...(description === undefined ? [] : [{ description }]));
}
