import type { Command } from "../../control/types.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { checkTags, newTags } from "../tags.js";
import { newNamespace, type NewNamespace } from "./namespaces.js";
import { findNamespace } from "./namespaces.js";
import { doneOperation } from "./operations-log.js";
import { invalidInput } from "./refuse.js";

/** What the three operations that create a namespace share. The same CreatorRequestId again gives the operation of the first time. */
export function createNamespace(
  call: Call<{ readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined }>,
  wanted: NewNamespace,
): { readonly output: { readonly OperationId: string }; readonly commands: readonly Command[] } {
  if (!/^[!-~]{1,1024}$/.test(wanted.name))
    invalidInput(`A namespace's name has 1 to 1024 visible ASCII characters, but it is "${wanted.name}".`);
  const tags = checkTags(
    call.input.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
    "InvalidInput",
  );
  const existing = findNamespace(call, wanted.name);
  if (existing !== undefined) {
    const first =
      existing.creatorRequestId === wanted.creatorRequestId && wanted.creatorRequestId !== undefined && operationFor(call, existing.id);
    if (first) return { output: { OperationId: first }, commands: [] };
    throw new AwsException("NamespaceAlreadyExists", `The namespace "${wanted.name}" exists already.`, {
      CreatorRequestId: existing.creatorRequestId,
      NamespaceId: existing.id,
    });
  }
  const row = newNamespace(call, wanted);
  const done = doneOperation(call, "CREATE_NAMESPACE", { NAMESPACE: row.id });
  return {
    output: { OperationId: done.id },
    commands: [
      { op: "put", table: "namespaces", key: row.id, row, why: "created" },
      ...newTags(row.arn, tags, "created"),
      ...done.commands,
    ],
  };
}

function operationFor({ view }: Pick<Call<unknown>, "view">, namespaceId: string): string | undefined {
  for (const [id, { operation }] of view.all("discoveryOperations")) {
    if (operation.Type === "CREATE_NAMESPACE" && operation.Targets?.["NAMESPACE"] === namespaceId) return id;
  }
  return undefined;
}
