import type { DeleteAttributesRequest, DeleteAttributesResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { changeAttributes } from "./attribute-targets.js";
import { oneToMost } from "./describe-each.js";
import { requireCluster } from "./refs.js";

export const deleteAttributes: Operation<DeleteAttributesRequest, DeleteAttributesResponse> = operation("DeleteAttributes", (call) => {
  const { attributes } = call.input;
  oneToMost(attributes, 10, "Attributes");
  const commands = changeAttributes(call, requireCluster(call, call.input.cluster), attributes, (row, { name }) =>
    row.attributes.filter((one) => one.name !== name),
  );
  return { output: { attributes }, commands };
});
