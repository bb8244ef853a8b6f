import { requestValidators, schema } from "@stowage/model/sts";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** AWS Security Token Service: who asks. */
export const sts: AwsService = {
  name: "sts",
  targetPrefix: schema.wire.target,
  schema,
  validators: requestValidators,
  operations,
  invalidInput: () => "ValidationError",
};
