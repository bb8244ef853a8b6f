import { parseArn } from "@stowage/model";
import type { Command } from "../../control/types.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { findNamespace, newHttpNamespace } from "../servicediscovery/namespaces.js";

/**
 * The ARN of the Cloud Map namespace that a cluster names as its default, and what has to be written for it: a name that
 * no namespace has makes an HTTP namespace, as ECS does; an ARN must exist.
 *
 * @throws {AwsException} `NamespaceNotFoundException`.
 */
export function clusterNamespace(
  call: Pick<Call<unknown>, "view" | "place" | "now" | "random">,
  reference: string,
): { readonly arn: string; readonly commands: readonly Command[] } {
  const found = findNamespace(call, reference);
  if (found !== undefined) return { arn: found.arn, commands: [] };
  if (parseArn(reference) !== undefined)
    throw new AwsException("NamespaceNotFoundException", `The namespace "${reference}" does not exist.`);
  const row = newHttpNamespace(call, { name: reference });
  return { arn: row.arn, commands: [{ op: "put", table: "namespaces", key: row.id, row, why: "a cluster's default namespace" }] };
}
