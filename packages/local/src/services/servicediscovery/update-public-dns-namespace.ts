import type { UpdatePublicDnsNamespaceRequest, UpdatePublicDnsNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { updateNamespace } from "./update-namespace.js";

export const updatePublicDnsNamespace: Operation<UpdatePublicDnsNamespaceRequest, UpdatePublicDnsNamespaceResponse> = operation(
  "UpdatePublicDnsNamespace",
  (call) => {
    const { Description, Properties } = call.input.Namespace;
    return updateNamespace(call, "DNS_PUBLIC", { description: Description, soaTtl: Properties?.DnsProperties.SOA.TTL });
  },
);
