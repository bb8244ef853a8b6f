import type { Attribute } from "@stowage/model/ecs";
import type { Command } from "../../control/index.js";
import type { ClusterRow, ContainerInstanceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { findInstance, type Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** The names and values of custom attributes. Source: API Reference, Attribute; 2026-08. */
const names = /^[A-Za-z0-9_./\\-]{1,128}$/;
const values = /^[A-Za-z0-9_./\\@: -]{1,128}$/;

/**
 * Changes the attributes of the container instances that a request names, one list of attributes for each.
 *
 * @throws {AwsException} `TargetNotFoundException` for an instance that is not there, `InvalidParameterException`.
 */
export function changeAttributes(
  lookup: Lookup,
  cluster: ClusterRow,
  attributes: readonly Attribute[],
  change: (row: ContainerInstanceRow, attribute: Attribute) => readonly Attribute[],
): readonly Command[] {
  const rows = new Map<string, ContainerInstanceRow>();
  for (const attribute of attributes) {
    check(attribute);
    const found = findInstance(lookup, cluster, attribute.targetId ?? "");
    if (found === undefined || found.status === "INACTIVE") {
      throw new AwsException("TargetNotFoundException", `There is no container instance "${attribute.targetId ?? ""}" in the cluster.`);
    }
    const row = rows.get(found.arn) ?? found;
    rows.set(found.arn, { ...row, attributes: change(row, attribute) });
  }
  return [...rows.values()].map(({ arn, attributes: after }): Command => ({
    op: "patch",
    table: "containerInstances",
    key: arn,
    row: { attributes: after },
    why: "its attributes",
  }));
}

function check({ name, value, targetType, targetId }: Attribute): void {
  if (name === undefined || !names.test(name))
    invalidParameter(`"${name ?? ""}" is not an attribute name: 1 to 128 letters, digits and - _ . / \\.`);
  if (value !== undefined && !values.test(value))
    invalidParameter(`"${value}" is not an attribute value: 1 to 128 letters, digits, blanks and - _ . @ / \\ :.`);
  if (targetType !== undefined && targetType !== "container-instance")
    invalidParameter(`Attributes are for container instances, not for "${targetType}".`);
  if (targetId === undefined) invalidParameter(`The attribute "${name ?? ""}" has no targetId.`);
}
