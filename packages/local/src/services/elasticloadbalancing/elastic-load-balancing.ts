import { requestValidators, schema } from "@stowage/model/elbv2";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** Elastic Load Balancing, version 2: Application, Network and Gateway Load Balancers. */
export const elasticLoadBalancing: AwsService = {
  name: "elasticloadbalancing",
  targetPrefix: schema.wire.target,
  schema,
  validators: requestValidators,
  operations,
  invalidInput: () => "ValidationError",
};
