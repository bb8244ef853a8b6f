import { requestValidators, schema } from "@stowage/model/application-autoscaling";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** Application Auto Scaling. */
export const applicationAutoscaling: AwsService = {
  name: "application-autoscaling",
  targetPrefix: "AnyScaleFrontendService",
  schema,
  validators: requestValidators,
  operations,
  invalidInput: () => "ValidationException",
};
