import { paginateListNamespaces } from "@aws-sdk/client-servicediscovery";
import type { Assembly } from "@stowage/model";
import type { Clients } from "./clients.js";
import type { Change } from "./change.js";

/** Namespaces are created where missing; what is there is never changed. */
export async function planNamespaces(assembly: Assembly, { discovery }: Clients): Promise<Change[]> {
  const wanted = Object.keys(assembly.namespaces ?? {});
  if (wanted.length === 0) return [];
  const arns = new Map<string, string>();
  for await (const page of paginateListNamespaces({ client: discovery }, {})) {
    for (const { Name, Arn } of page.Namespaces ?? []) if (Name !== undefined && Arn !== undefined) arns.set(Name, Arn);
  }
  return wanted.map((name) => {
    const arn = arns.get(name);
    return { kind: "namespace", name, action: arn === undefined ? "create" : "none", differences: [], ...(arn !== undefined && { arn }) };
  });
}
