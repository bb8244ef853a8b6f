import type { CreatePublicDnsNamespaceRequest, CreatePublicDnsNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { createNamespace } from "./create-namespace.js";

export const createPublicDnsNamespace: Operation<CreatePublicDnsNamespaceRequest, CreatePublicDnsNamespaceResponse> = operation(
  "CreatePublicDnsNamespace",
  (call) => {
    const { Name, Description, CreatorRequestId, Properties } = call.input;
    return createNamespace(call, {
      name: Name,
      type: "DNS_PUBLIC",
      description: Description,
      creatorRequestId: CreatorRequestId,
      soaTtl: Properties?.DnsProperties.SOA.TTL,
    });
  },
);
