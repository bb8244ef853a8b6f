import {
  validatePutScalingPolicyRequest,
  validatePutScheduledActionRequest,
  validateRegisterScalableTargetRequest,
} from "./application-autoscaling/validate.js";
import { schema as scaling } from "./application-autoscaling/schema.js";
import { schema as autoscaling } from "./autoscaling/schema.js";
import { validateCreateAutoScalingGroupType } from "./autoscaling/validate.js";
import { schema as ec2 } from "./ec2/schema.js";
import { validateCreateLaunchTemplateRequest } from "./ec2/validate.js";
import { schema as ecs } from "./ecs/schema.js";
import {
  validateCreateCapacityProviderRequest,
  validateCreateClusterRequest,
  validateCreateServiceRequest,
  validateRegisterTaskDefinitionRequest,
  validateRunTaskRequest,
} from "./ecs/validate.js";
import { schema as elbv2 } from "./elbv2/schema.js";
import {
  validateCreateListenerInput,
  validateCreateLoadBalancerInput,
  validateCreateRuleInput,
  validateCreateTargetGroupInput,
} from "./elbv2/validate.js";
import type { ServiceSchema } from "./schema.js";
import { schema as discovery } from "./servicediscovery/schema.js";
import { validateCreateHttpNamespaceRequest } from "./servicediscovery/validate.js";
import type { Check } from "./shape-checks.js";

/** Where AWS request bodies stand inside an entry of a section: at the entry itself (`""`), at a member, or in a member that lists them. */
export interface RequestSlot {
  readonly at: string;
  readonly list?: true;
  readonly optional?: true;
  readonly structure: string;
  readonly schema: ServiceSchema;
  readonly validate: Check;
}

/** One section of the Assembly: how its names look, which requests an entry holds, and which member repeats the name. */
export interface SectionShape {
  readonly names: RegExp;
  readonly namesAre: string;
  readonly requests: readonly RequestSlot[];
  /** Members of the first request that together are the entry's name. */
  readonly namedBy?: readonly string[];
  /** Members of an entry beside its requests; all are strings, and may be left out. */
  readonly strings?: readonly string[];
}

const name = /^[A-Za-z0-9_-]{1,255}$/;
const nameAre = "1 to 255 letters, digits, - and _";
const pair = /^[A-Za-z0-9_-]{1,255}\/[A-Za-z0-9_-]{1,255}$/;
const pairAre = "CLUSTER/SERVICE";
const anything = /^[^\s/\\][^/\\]{0,254}$/;
const anythingAre = "up to 255 characters without / and \\";

/** The sections in the order in which they are written. */
export const sectionShapes: { readonly [section: string]: SectionShape } = {
  clusters: {
    names: name,
    namesAre: nameAre,
    requests: [whole(ecs, "CreateClusterRequest", validateCreateClusterRequest)],
    namedBy: ["clusterName"],
  },
  namespaces: {
    names: anything,
    namesAre: anythingAre,
    requests: [whole(discovery, "CreateHttpNamespaceRequest", validateCreateHttpNamespaceRequest)],
    namedBy: ["Name"],
  },
  capacityProviders: {
    names: name,
    namesAre: nameAre,
    requests: [whole(ecs, "CreateCapacityProviderRequest", validateCreateCapacityProviderRequest)],
    namedBy: ["name"],
  },
  autoScalingGroups: {
    names: anything,
    namesAre: anythingAre,
    requests: [
      member("autoScalingGroup", autoscaling, "CreateAutoScalingGroupType", validateCreateAutoScalingGroupType),
      member("launchTemplate", ec2, "CreateLaunchTemplateRequest", validateCreateLaunchTemplateRequest),
    ],
    namedBy: ["AutoScalingGroupName"],
  },
  taskDefinitions: {
    names: name,
    namesAre: nameAre,
    requests: [whole(ecs, "RegisterTaskDefinitionRequest", validateRegisterTaskDefinitionRequest)],
    namedBy: ["family"],
  },
  services: {
    names: pair,
    namesAre: pairAre,
    requests: [whole(ecs, "CreateServiceRequest", validateCreateServiceRequest)],
    namedBy: ["cluster", "serviceName"],
  },
  scaling: {
    names: pair,
    namesAre: pairAre,
    requests: [
      member("target", scaling, "RegisterScalableTargetRequest", validateRegisterScalableTargetRequest),
      listed("policies", scaling, "PutScalingPolicyRequest", validatePutScalingPolicyRequest),
      listed("scheduled", scaling, "PutScheduledActionRequest", validatePutScheduledActionRequest),
    ],
  },
  tasks: {
    names: name,
    namesAre: nameAre,
    requests: [member("request", ecs, "RunTaskRequest", validateRunTaskRequest)],
    strings: ["schedule"],
  },
  loadBalancers: {
    names: anything,
    namesAre: anythingAre,
    requests: [
      member("loadBalancer", elbv2, "CreateLoadBalancerInput", validateCreateLoadBalancerInput),
      listed("listeners", elbv2, "CreateListenerInput", validateCreateListenerInput),
      listed("targetGroups", elbv2, "CreateTargetGroupInput", validateCreateTargetGroupInput),
      listed("rules", elbv2, "CreateRuleInput", validateCreateRuleInput),
    ],
    namedBy: ["Name"],
  },
};

function whole(schema: ServiceSchema, structure: string, validate: Check): RequestSlot {
  return { at: "", structure, schema, validate };
}

function member(at: string, schema: ServiceSchema, structure: string, validate: Check): RequestSlot {
  return { at, structure, schema, validate };
}

function listed(at: string, schema: ServiceSchema, structure: string, validate: Check): RequestSlot {
  return { at, structure, schema, validate, list: true, optional: true };
}
