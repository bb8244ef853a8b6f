import {
  schema,
  validateCreateCapacityProviderRequest,
  validateCreateClusterRequest,
  validateCreateServiceRequest,
  validateRegisterTaskDefinitionRequest,
  validateRunTaskRequest,
} from "@stowage/model/ecs";
import type { RequestKind } from "./read-request.js";

/** The requests that imports read member by member. */
export const requestKinds: { readonly [kind in "capacityProvider" | "cluster" | "run" | "service" | "taskDefinition"]: RequestKind } = {
  capacityProvider: { schema, structure: "CreateCapacityProviderRequest", validate: validateCreateCapacityProviderRequest },
  cluster: { schema, structure: "CreateClusterRequest", validate: validateCreateClusterRequest },
  service: { schema, structure: "CreateServiceRequest", validate: validateCreateServiceRequest },
  taskDefinition: { schema, structure: "RegisterTaskDefinitionRequest", validate: validateRegisterTaskDefinitionRequest },
  run: { schema, structure: "RunTaskRequest", validate: validateRunTaskRequest },
};
