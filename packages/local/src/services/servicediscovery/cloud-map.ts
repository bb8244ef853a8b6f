import { requestValidators, schema } from "@stowage/model/servicediscovery";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** AWS Cloud Map. */
export const cloudMap: AwsService = {
  name: "servicediscovery",
  targetPrefix: "Route53AutoNaming_v20170314",
  schema,
  validators: requestValidators,
  operations,
  invalidInput: () => "InvalidInput",
};
