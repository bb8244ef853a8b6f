import type { CreatePrivateDnsNamespaceRequest, CreatePrivateDnsNamespaceResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { createNamespace } from "./create-namespace.js";

/** The VPC that it names is taken as existing; nothing here answers DNS queries. */
export const createPrivateDnsNamespace: Operation<CreatePrivateDnsNamespaceRequest, CreatePrivateDnsNamespaceResponse> = operation(
  "CreatePrivateDnsNamespace",
  (call) => {
    const { Name, Description, CreatorRequestId, Properties } = call.input;
    return createNamespace(call, {
      name: Name,
      type: "DNS_PRIVATE",
      description: Description,
      creatorRequestId: CreatorRequestId,
      soaTtl: Properties?.DnsProperties.SOA.TTL,
    });
  },
);
