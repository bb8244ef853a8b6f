import { parseArn } from "@stowage/model";
import type { ListInstancesRequest, ListInstancesResponse } from "@stowage/model/servicediscovery";
import { operation, type Operation } from "../operation.js";
import { sortedInstances } from "./instances.js";
import { discoveryPage } from "./pages.js";
import { requireDiscoveryService } from "./services.js";

export const listInstances: Operation<ListInstancesRequest, ListInstancesResponse> = operation("ListInstances", (call) => {
  const service = requireDiscoveryService(call, call.input.ServiceId);
  const account = parseArn(service.arn)?.account;
  const { items, rest } = discoveryPage(sortedInstances(call.view, service.id), (row) => row.instanceId, call.input);
  const instances = items.map((row) => ({ Id: row.instanceId, Attributes: row.attributes, CreatedByAccount: account }));
  return { output: { ResourceOwner: account, Instances: instances, ...rest } };
});
