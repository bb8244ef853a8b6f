import { requestValidators, schema } from "@stowage/model/cloudwatch";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** Amazon CloudWatch: metrics and their alarms. */
export const cloudWatch: AwsService = {
  name: "monitoring",
  targetPrefix: schema.wire.target,
  schema,
  validators: requestValidators,
  operations,
  invalidInput: () => "ValidationException",
};
