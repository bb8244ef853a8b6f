import {
  validatePutScalingPolicyRequest,
  validatePutScheduledActionRequest,
  validateRegisterScalableTargetRequest,
} from "./application-autoscaling/validate.js";
import { held as scaling } from "./application-autoscaling/held.js";
import { held as autoscaling } from "./autoscaling/held.js";
import { validateCreateAutoScalingGroupType } from "./autoscaling/validate.js";
import { held as ec2 } from "./ec2/held.js";
import { validateCreateLaunchTemplateRequest } from "./ec2/validate.js";
import { held as ecs } from "./ecs/held.js";
import {
  validateCreateCapacityProviderRequest,
  validateCreateClusterRequest,
  validateCreateServiceRequest,
  validateRegisterTaskDefinitionRequest,
  validateRunTaskRequest,
} from "./ecs/validate.js";
import { held as elbv2 } from "./elbv2/held.js";
import {
  validateCreateListenerInput,
  validateCreateLoadBalancerInput,
  validateCreateRuleInput,
  validateCreateTargetGroupInput,
  validateModifyListenerAttributesInput,
  validateModifyLoadBalancerAttributesInput,
  validateModifyTargetGroupAttributesInput,
} from "./elbv2/validate.js";
import type { RequestTables } from "./schema.js";
import { held as discovery } from "./servicediscovery/held.js";
import { validateCreateHttpNamespaceRequest } from "./servicediscovery/validate.js";
import type { Check } from "./shape-checks.js";

/** A kind of AWS request that an Assembly holds: its structure, the tables that it is in, and what checks its shape. */
export interface HeldRequest {
  readonly structure: string;
  readonly schema: RequestTables;
  readonly validate: Check;
}

/** The operations whose requests an Assembly holds. */
export type HeldOperation =
  | "CreateCluster"
  | "CreateCapacityProvider"
  | "RegisterTaskDefinition"
  | "CreateService"
  | "RunTask"
  | "CreateHttpNamespace"
  | "RegisterScalableTarget"
  | "PutScalingPolicy"
  | "PutScheduledAction"
  | "CreateAutoScalingGroup"
  | "CreateLaunchTemplate"
  | "CreateLoadBalancer"
  | "CreateListener"
  | "CreateTargetGroup"
  | "CreateRule"
  | "ModifyLoadBalancerAttributes"
  | "ModifyListenerAttributes"
  | "ModifyTargetGroupAttributes";

/**
 * Each of these requests, by its operation.
 *
 * @example
 * heldRequests.CreateService.structure; // "CreateServiceRequest"
 */
export const heldRequests: { readonly [operation in HeldOperation]: HeldRequest } = {
  CreateCluster: request(ecs, "CreateClusterRequest", validateCreateClusterRequest),
  CreateCapacityProvider: request(ecs, "CreateCapacityProviderRequest", validateCreateCapacityProviderRequest),
  RegisterTaskDefinition: request(ecs, "RegisterTaskDefinitionRequest", validateRegisterTaskDefinitionRequest),
  CreateService: request(ecs, "CreateServiceRequest", validateCreateServiceRequest),
  RunTask: request(ecs, "RunTaskRequest", validateRunTaskRequest),
  CreateHttpNamespace: request(discovery, "CreateHttpNamespaceRequest", validateCreateHttpNamespaceRequest),
  RegisterScalableTarget: request(scaling, "RegisterScalableTargetRequest", validateRegisterScalableTargetRequest),
  PutScalingPolicy: request(scaling, "PutScalingPolicyRequest", validatePutScalingPolicyRequest),
  PutScheduledAction: request(scaling, "PutScheduledActionRequest", validatePutScheduledActionRequest),
  CreateAutoScalingGroup: request(autoscaling, "CreateAutoScalingGroupType", validateCreateAutoScalingGroupType),
  CreateLaunchTemplate: request(ec2, "CreateLaunchTemplateRequest", validateCreateLaunchTemplateRequest),
  CreateLoadBalancer: request(elbv2, "CreateLoadBalancerInput", validateCreateLoadBalancerInput),
  CreateListener: request(elbv2, "CreateListenerInput", validateCreateListenerInput),
  CreateTargetGroup: request(elbv2, "CreateTargetGroupInput", validateCreateTargetGroupInput),
  CreateRule: request(elbv2, "CreateRuleInput", validateCreateRuleInput),
  ModifyLoadBalancerAttributes: request(elbv2, "ModifyLoadBalancerAttributesInput", validateModifyLoadBalancerAttributesInput),
  ModifyListenerAttributes: request(elbv2, "ModifyListenerAttributesInput", validateModifyListenerAttributesInput),
  ModifyTargetGroupAttributes: request(elbv2, "ModifyTargetGroupAttributesInput", validateModifyTargetGroupAttributesInput),
};

function request(schema: RequestTables, structure: string, validate: Check): HeldRequest {
  return { structure, schema, validate };
}
