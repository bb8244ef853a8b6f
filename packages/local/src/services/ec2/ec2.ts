import { requestValidators, schema } from "@stowage/model/ec2";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** Of Amazon EC2, what is asked before a service is created, over a default VPC. */
export const ec2: AwsService = {
  name: "ec2",
  targetPrefix: schema.wire.target,
  schema,
  validators: requestValidators,
  operations,
  invalidInput: () => "InvalidParameterValue",
};
