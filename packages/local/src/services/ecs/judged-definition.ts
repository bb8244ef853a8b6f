import { registeredForm } from "@stowage/model";
import type { Attribute, Compatibility, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { checkTaskDefinition, compatibilitiesOf } from "@stowage/rules";
import { refuseFirst } from "./refuse-first.js";
import { requiresAttributes } from "./requires-attributes.js";

/** What a definition amounts to, its family's revision aside. */
export interface JudgedDefinition {
  /** In registered form, without tags. */
  readonly definition: RegisterTaskDefinitionRequest;
  readonly compatibilities: readonly Compatibility[];
  readonly requiresAttributes: readonly Attribute[];
}

/**
 * Judges a RegisterTaskDefinition request. The same definition comes again with each deployment, so the last ones that were found right are
 * remembered by their text.
 *
 * @throws {AwsException} for the first thing that AWS would refuse.
 */
export function judgeDefinition(request: RegisterTaskDefinitionRequest): JudgedDefinition {
  const text = JSON.stringify(request);
  let judged = known.get(text);
  if (judged === undefined) {
    refuseFirst(checkTaskDefinition(request, { stage: "register" }), "ClientException");
    const { tags: _tags, ...untagged } = request;
    const definition = registeredForm(untagged);
    judged = { definition, compatibilities: compatibilitiesOf(untagged), requiresAttributes: requiresAttributes(definition) };
  }
  known.delete(text);
  known.set(text, judged);
  if (known.size > remembered) known.delete(known.keys().next().value!);
  return judged;
}

const known = new Map<string, JudgedDefinition>();

/** A definition has 64 KiB at most, so this is a few megabytes at worst. Our choice. */
const remembered = 64;
