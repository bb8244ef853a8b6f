import type { ListServicesRequest, ListServicesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { requireCluster } from "./refs.js";

/** ACTIVE services alone; those of Express mode are ECS's own. */
export const listServices: Operation<ListServicesRequest, ListServicesResponse> = operation("ListServices", (call) => {
  const { input, view } = call;
  const cluster = requireCluster(call, input.cluster);
  const type = input.resourceManagementType;
  const rows = [...view.servicesOfCluster(cluster.arn)].filter(
    ({ arn }) => type === undefined || (type === "ECS") === (view.get("expressServices", arn) !== undefined),
  );
  const arns = rows
    .filter((row) => row.status === "ACTIVE")
    .filter((row) => input.launchType === undefined || row.settings.launchType === input.launchType)
    .filter((row) => input.schedulingStrategy === undefined || row.schedulingStrategy === input.schedulingStrategy)
    .map((row) => row.arn)
    .sort();
  const { items, ...rest } = page(arns, (arn) => arn, { size: input.maxResults, token: input.nextToken }, ecsPage(10, 100));
  return { output: { serviceArns: items, ...rest } };
});
