import { isObject } from "@stowage/model";
import { outputOnlyMembers } from "@stowage/rules";

/** What a task definition says, in whichever form: without members that only an answer has, with the tags that stand beside it. */
export function registeredValue(document: unknown): Record<string, unknown> {
  const whole = document as Record<string, unknown>;
  const definition = isObject(whole["taskDefinition"])
    ? { ...whole["taskDefinition"], ...(Array.isArray(whole["tags"]) && { tags: whole["tags"] }) }
    : whole;
  return Object.fromEntries(Object.entries(definition).filter(([member]) => !outputOnlyMembers.includes(member)));
}
