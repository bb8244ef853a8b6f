import { ecsArn } from "@stowage/model";
import type { ListServicesByNamespaceRequest, ListServicesByNamespaceResponse } from "@stowage/model/ecs";
import { namespaceOf } from "../../control/discovery/namespace-of.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { rowsOf } from "../rows-of.js";
import { findNamespace } from "../servicediscovery/namespaces.js";

/** Services of all clusters whose Service Connect uses the namespace. */
export const listServicesByNamespace: Operation<ListServicesByNamespaceRequest, ListServicesByNamespaceResponse> = operation(
  "ListServicesByNamespace",
  (call) => {
    const { input, view, place } = call;
    const namespace = findNamespace(call, input.namespace);
    if (namespace === undefined) throw new AwsException("NamespaceNotFoundException", `The namespace "${input.namespace}" does not exist.`);
    const prefix = ecsArn.service(place, "", "").replace(/\/+$/, "/");
    const arns = rowsOf(view, "services", prefix)
      .filter(({ status, clusterArn, settings: { serviceConnectConfiguration: connect } }) => {
        return status !== "INACTIVE" && connect?.enabled === true && namespaceOf(view, clusterArn, connect)?.id === namespace.id;
      })
      .map((row) => row.arn);
    const { items, ...rest } = page(arns, (arn) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(10, 100));
    return { output: { serviceArns: items, ...rest } };
  },
);
