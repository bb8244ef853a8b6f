import { requestValidators, schema } from "@stowage/model/ecs";
import type { AwsService } from "../aws-service.js";
import { operations } from "./operations.js";

/** Amazon ECS. */
export const ecs: AwsService = {
  name: "ecs",
  targetPrefix: "AmazonEC2ContainerServiceV20141113",
  schema,
  validators: requestValidators,
  operations,
  // RegisterTaskDefinition says nearly everything with ClientException, the others with InvalidParameterException.
  invalidInput: (operation) => (operation === "RegisterTaskDefinition" ? "ClientException" : "InvalidParameterException"),
};
