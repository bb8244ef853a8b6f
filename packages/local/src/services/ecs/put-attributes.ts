import type { PutAttributesRequest, PutAttributesResponse } from "@stowage/model/ecs";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { changeAttributes } from "./attribute-targets.js";
import { oneToMost } from "./describe-each.js";
import { requireCluster } from "./refs.js";

/** In one call, and custom ones on one resource. Source: API Reference, PutAttributes; 2026-08. */
const limits = { call: 10, resource: 10 } as const;

export const putAttributes: Operation<PutAttributesRequest, PutAttributesResponse> = operation("PutAttributes", (call) => {
  const { attributes } = call.input;
  oneToMost(attributes, limits.call, "Attributes");
  const commands = changeAttributes(call, requireCluster(call, call.input.cluster), attributes, (row, { name, value }) => {
    const after = [...row.attributes.filter((one) => one.name !== name), { name, ...(value !== undefined && { value }) }];
    const custom = after.filter((one) => !/^(ecs\.|com\.amazonaws\.)/.test(one.name ?? ""));
    if (custom.length > limits.resource) {
      throw new AwsException("AttributeLimitExceededException", `A resource has at most ${limits.resource} attributes of your own.`);
    }
    return after;
  });
  return { output: { attributes }, commands };
});
