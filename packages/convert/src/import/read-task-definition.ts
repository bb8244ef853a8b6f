import { isObject, StowageError } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { documentKind, outputOnlyMembers } from "@stowage/rules";
import { readRequest } from "./read-request.js";
import { requestKinds } from "./request-kinds.js";
import type { Part } from "./say.js";

/**
 * A task definition in any of its forms as the request that registers it: members that only an answer has are left out, and the tags that
 * DescribeTaskDefinition gives beside the definition are taken in.
 *
 * @throws StowageError `input-not-a-task-definition`, `input-wrong-type`, `input-missing-field`, `input-duplicate-name`, `input-too-deep`
 */
export function readTaskDefinition(value: unknown): Part<RegisterTaskDefinitionRequest> {
  const { definition, at } = unwrap(value);
  const registered = Object.fromEntries(Object.entries(definition).filter(([member]) => !outputOnlyMembers.includes(member)));
  const part = readRequest<RegisterTaskDefinitionRequest>(requestKinds.taskDefinition, registered, at);
  checkNames(part.request, at);
  return part;
}

/**
 * Refuses a definition that cannot be said for want of names: its own, and one for each container.
 *
 * @throws StowageError `input-missing-field`, `input-duplicate-name`
 */
export function checkNames({ family, containerDefinitions = [] }: RegisterTaskDefinitionRequest, at: string): void {
  if (family === undefined) throw missingName(`${at}/family`, "The task definition has no family.", 'Add "family": its name.');
  const names = new Set<string>();
  for (const [index, { name }] of containerDefinitions.entries()) {
    const path = `${at}/containerDefinitions/${index}/name`;
    if (name === undefined) throw missingName(path, `Container ${index + 1} has no name.`, 'Add "name" to it.');
    if (names.has(name)) {
      throw new StowageError("input-duplicate-name", `${path}: there are two containers "${name}".`, {
        hint: "Give one of them another name.",
      });
    }
    names.add(name);
  }
}

function unwrap(value: unknown): { readonly definition: Readonly<Record<string, unknown>>; readonly at: string } {
  const found = documentKind(value);
  if (found === "task-definition") return { definition: value as Record<string, unknown>, at: "" };
  if (found !== "described-task-definition") throw notATaskDefinition(value, found);
  const document = value as Record<string, unknown>;
  const inner = document["taskDefinition"];
  if (!isObject(inner)) return { definition: document, at: "" };
  const tags = document["tags"];
  return { definition: { ...inner, ...(tags !== undefined && tags !== null && { tags }) }, at: "/taskDefinition" };
}

function notATaskDefinition(value: unknown, found: string): StowageError {
  const what = !isObject(value)
    ? `The input is ${Array.isArray(value) ? "a list" : value === null ? "null" : `a ${typeof value}`}, not a task definition.`
    : found === "unknown"
      ? "The input is no task definition: it has neither `family` nor `containerDefinitions`."
      : `The input is ${found === "assembly" ? "an Assembly" : "something else of ECS"}, not a task definition.`;
  return new StowageError("input-not-a-task-definition", what, {
    hint: "Give what `aws ecs register-task-definition --cli-input-json` takes, or what `aws ecs describe-task-definition` answers.",
  });
}

function missingName(path: string, message: string, hint: string): StowageError {
  return new StowageError("input-missing-field", `${path}: ${message}`, { hint });
}
