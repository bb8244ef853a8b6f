import type { DiscoveryServiceRow, NamespaceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { namespaceByName } from "./namespaces.js";

/** The service that a discovery asks for by names. @throws {AwsException} `NamespaceNotFound`, `ServiceNotFound`. */
export function discoveredService(
  call: Pick<Call<{ readonly NamespaceName: string; readonly ServiceName: string }>, "view" | "place" | "input">,
): { readonly namespace: NamespaceRow; readonly service: DiscoveryServiceRow } {
  const { input, view } = call;
  const namespace = namespaceByName(call, input.NamespaceName);
  if (namespace === undefined) throw new AwsException("NamespaceNotFound", `There is no namespace "${input.NamespaceName}".`);
  const service = view.discoveryServiceByName(namespace.id, input.ServiceName);
  if (service === undefined) {
    throw new AwsException("ServiceNotFound", `The namespace "${input.NamespaceName}" has no service "${input.ServiceName}".`);
  }
  return { namespace, service };
}
