import type { NamespaceType } from "@stowage/model/servicediscovery";
import type { Command } from "../../control/types.js";
import type { NamespaceRow } from "../../state/rows.js";
import type { Call } from "../operation.js";
import { requireNamespace } from "./namespaces.js";
import { doneOperation } from "./operations-log.js";
import { invalidInput } from "./refuse.js";

/** What the three operations that update a namespace share. */
export function updateNamespace(
  call: Call<{ readonly Id: string }>,
  type: NamespaceType,
  change: { readonly description: string | undefined; readonly soaTtl?: number | undefined },
): { readonly output: { readonly OperationId: string }; readonly commands: readonly Command[] } {
  const namespace = requireNamespace(call, call.input.Id);
  if (namespace.type !== type) invalidInput(`The namespace "${namespace.name}" is of type ${namespace.type}, not ${type}.`);
  const row: Partial<NamespaceRow> = {
    ...(change.description !== undefined && { description: change.description }),
    ...(change.soaTtl !== undefined && {
      properties: { ...namespace.properties, DnsProperties: { ...namespace.properties?.DnsProperties, SOA: { TTL: change.soaTtl } } },
    }),
  };
  const done = doneOperation(call, "UPDATE_NAMESPACE", { NAMESPACE: namespace.id });
  return {
    output: { OperationId: done.id },
    commands: [{ op: "patch", table: "namespaces", key: namespace.id, row, why: "updated" }, ...done.commands],
  };
}
