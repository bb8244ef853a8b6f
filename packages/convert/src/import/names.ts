import { StowageError } from "@stowage/model";

/**
 * The name of what stands at a place, as an Assembly may have it.
 *
 * @throws StowageError `input-missing-field`
 */
export function nameOf(name: string | undefined, at: string): string {
  if (name !== undefined && name !== "" && !name.includes("/")) return name;
  const member = at.slice(at.lastIndexOf("/") + 1);
  const message = name
    ? `"${name}" cannot be a name here: it has a slash.`
    : `"${member}" is missing, and an app has everything by its name.`;
  throw new StowageError("input-missing-field", `${at}: ${message}`, { hint: `Write "${member}": letters, digits, - and _.` });
}

/** A cluster by its name, or by an ARN that ends so. */
export function clusterOf(reference: string): string {
  return reference.replace(/^arn:.*:cluster\//, "");
}

/** `family:revision`, or an ARN that ends so, by its family. */
export function familyOf(reference: string): string {
  return reference.replace(/^arn:.*:task-definition\//, "").replace(/:\d+$/, "");
}
