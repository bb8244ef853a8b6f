import { requestValidators as scaling, schema as scalingSchema } from "./application-autoscaling/index.js";
import { requestValidators as ecs, schema as ecsSchema } from "./ecs/index.js";
import type { ServiceSchema } from "./schema.js";
import { requestValidators as discovery, schema as discoverySchema } from "./servicediscovery/index.js";
import type { Issue } from "./validation.js";

/** Where AWS request bodies stand inside an entry of a section: at the entry itself (`""`), at a member, or in a member that lists them. */
export interface RequestSlot {
  readonly at: string;
  readonly list?: true;
  readonly optional?: true;
  readonly structure: string;
  readonly schema: ServiceSchema;
  readonly validate: (value: unknown, out: Issue[]) => void;
}

/** One section of the Assembly: how its names look, which requests an entry holds, and which member repeats the name. */
export interface SectionShape {
  readonly names: RegExp;
  readonly namesAre: string;
  readonly requests: readonly RequestSlot[];
  /** Members of the request that together are the entry's name. */
  readonly namedBy?: readonly string[];
}

const name = /^[A-Za-z0-9_-]{1,255}$/;
const nameAre = "1 to 255 letters, digits, - and _";
const pair = /^[A-Za-z0-9_-]{1,255}\/[A-Za-z0-9_-]{1,255}$/;
const anything = /^[^\s/\\][^/\\]{0,254}$/;
const anythingAre = "up to 255 characters without / and \\";

/** The sections in the order in which they are written. */
export const sectionShapes: { readonly [section: string]: SectionShape } = {
  clusters: { names: name, namesAre: nameAre, requests: [of(ecsSchema, ecs, "CreateCluster")], namedBy: ["clusterName"] },
  namespaces: {
    names: anything,
    namesAre: anythingAre,
    requests: [of(discoverySchema, discovery, "CreateHttpNamespace")],
    namedBy: ["Name"],
  },
  capacityProviders: { names: name, namesAre: nameAre, requests: [of(ecsSchema, ecs, "CreateCapacityProvider")], namedBy: ["name"] },
  autoScalingGroups: { names: anything, namesAre: anythingAre, requests: [] },
  taskDefinitions: { names: name, namesAre: nameAre, requests: [of(ecsSchema, ecs, "RegisterTaskDefinition")], namedBy: ["family"] },
  services: {
    names: pair,
    namesAre: "CLUSTER/SERVICE",
    requests: [of(ecsSchema, ecs, "CreateService")],
    namedBy: ["cluster", "serviceName"],
  },
  scaling: {
    names: pair,
    namesAre: "CLUSTER/SERVICE",
    requests: [
      { ...of(scalingSchema, scaling, "RegisterScalableTarget"), at: "target" },
      { ...of(scalingSchema, scaling, "PutScalingPolicy"), at: "policies", list: true, optional: true },
      { ...of(scalingSchema, scaling, "PutScheduledAction"), at: "scheduled", list: true, optional: true },
    ],
  },
  tasks: { names: name, namesAre: nameAre, requests: [{ ...of(ecsSchema, ecs, "RunTask"), at: "request" }] },
  loadBalancers: { names: anything, namesAre: anythingAre, requests: [] },
};

function of(schema: ServiceSchema, validators: { readonly [operation: string]: RequestSlot["validate"] }, operation: string): RequestSlot {
  return { at: "", structure: schema.operations[operation]!.input, schema, validate: validators[operation]! };
}
