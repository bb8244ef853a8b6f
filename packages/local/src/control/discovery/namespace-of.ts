import { parseArn } from "@stowage/model";
import type { ServiceConnectConfiguration } from "@stowage/model/ecs";
import type { NamespaceRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** The namespace of a service's Service Connect: named by name or ARN, or else the cluster's default. */
export function namespaceOf(view: View, clusterArn: string, connect: ServiceConnectConfiguration): NamespaceRow | undefined {
  const named = connect.namespace ?? view.get("clusters", clusterArn)?.serviceConnectNamespace;
  if (named === undefined) return undefined;
  const arn = parseArn(named);
  if (arn) return view.get("namespaces", arn.resource.replace(/^namespace\//, ""));
  const { region = "", account = "" } = parseArn(clusterArn) ?? {};
  return view.namespaceByName(named, `${region}/${account}`);
}
