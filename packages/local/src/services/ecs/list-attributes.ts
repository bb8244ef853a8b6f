import type { ListAttributesRequest, ListAttributesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { ecsPage, page } from "../page.js";
import { requireCluster } from "./refs.js";

export const listAttributes: Operation<ListAttributesRequest, ListAttributesResponse> = operation("ListAttributes", (call) => {
  const { input, view } = call;
  const cluster = requireCluster(call, input.cluster);
  const { attributeName, attributeValue } = input;
  const attributes = [...view.instancesOfCluster(cluster.arn)]
    .filter((row) => row.status !== "INACTIVE")
    .flatMap((row) => row.attributes.map(({ name, value }) => ({ name: name ?? "", value, targetId: row.arn })))
    .filter(({ name, value }) => (attributeName ?? name) === name && (attributeValue ?? value) === value)
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const { items, ...rest } = page(attributes, idOf, { size: input.maxResults, token: input.nextToken }, ecsPage(100, 100));
  return { output: { attributes: items, ...rest } };
});

function idOf({ targetId, name }: { readonly targetId: string; readonly name: string }): string {
  return `${targetId} ${name}`;
}
