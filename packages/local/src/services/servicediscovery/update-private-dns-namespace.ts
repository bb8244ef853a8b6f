import type { UpdatePrivateDnsNamespaceRequest, UpdatePrivateDnsNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { updateNamespace } from "./update-namespace.js";

export const updatePrivateDnsNamespace: Operation<UpdatePrivateDnsNamespaceRequest, UpdatePrivateDnsNamespaceResponse> = operation(
  "UpdatePrivateDnsNamespace",
  (call) => {
    const { Description, Properties } = call.input.Namespace;
    return updateNamespace(call, "DNS_PRIVATE", { description: Description, soaTtl: Properties?.DnsProperties.SOA.TTL });
  },
);
