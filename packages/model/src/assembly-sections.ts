import { heldRequests } from "./held-requests.js";
import type { HeldRequest } from "./held-requests.js";

/** Where AWS request bodies stand inside an entry of a section: at the entry itself (`""`), at a member, or in a member that lists them. */
export interface RequestSlot extends HeldRequest {
  readonly at: string;
  readonly list?: true;
  readonly optional?: true;
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
    requests: [whole(heldRequests.CreateCluster)],
    namedBy: ["clusterName"],
  },
  namespaces: {
    names: anything,
    namesAre: anythingAre,
    requests: [whole(heldRequests.CreateHttpNamespace)],
    namedBy: ["Name"],
  },
  capacityProviders: {
    names: name,
    namesAre: nameAre,
    requests: [whole(heldRequests.CreateCapacityProvider)],
    namedBy: ["name"],
  },
  autoScalingGroups: {
    names: anything,
    namesAre: anythingAre,
    requests: [
      member("autoScalingGroup", heldRequests.CreateAutoScalingGroup),
      member("launchTemplate", heldRequests.CreateLaunchTemplate),
    ],
    namedBy: ["AutoScalingGroupName"],
  },
  taskDefinitions: {
    names: name,
    namesAre: nameAre,
    requests: [whole(heldRequests.RegisterTaskDefinition)],
    namedBy: ["family"],
  },
  services: {
    names: pair,
    namesAre: pairAre,
    requests: [whole(heldRequests.CreateService)],
    namedBy: ["cluster", "serviceName"],
  },
  scaling: {
    names: pair,
    namesAre: pairAre,
    requests: [
      member("target", heldRequests.RegisterScalableTarget),
      listed("policies", heldRequests.PutScalingPolicy),
      listed("scheduled", heldRequests.PutScheduledAction),
    ],
  },
  tasks: {
    names: name,
    namesAre: nameAre,
    requests: [member("request", heldRequests.RunTask)],
    strings: ["schedule"],
  },
  loadBalancers: {
    names: anything,
    namesAre: anythingAre,
    requests: [
      member("loadBalancer", heldRequests.CreateLoadBalancer),
      { ...member("loadBalancerAttributes", heldRequests.ModifyLoadBalancerAttributes), optional: true },
      listed("listeners", heldRequests.CreateListener),
      listed("listenerAttributes", heldRequests.ModifyListenerAttributes),
      listed("targetGroups", heldRequests.CreateTargetGroup),
      listed("targetGroupAttributes", heldRequests.ModifyTargetGroupAttributes),
      listed("rules", heldRequests.CreateRule),
    ],
    namedBy: ["Name"],
  },
};

function whole(request: HeldRequest): RequestSlot {
  return { at: "", ...request };
}

function member(at: string, request: HeldRequest): RequestSlot {
  return { at, ...request };
}

function listed(at: string, request: HeldRequest): RequestSlot {
  return { at, ...request, list: true, optional: true };
}
