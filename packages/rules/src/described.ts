import { isObject } from "@stowage/model";
import type { Segment } from "./pointer.js";
import { isFargateProvider } from "./services.js";

/**
 * Members of DescribeTaskDefinition's answer that RegisterTaskDefinition does not take. Source: TaskDefinition in AWS's model.
 *
 * @example
 * const request = Object.fromEntries(Object.entries(described).filter(([member]) => !outputOnlyMembers.includes(member)));
 */
export const outputOnlyMembers: readonly string[] = [
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "deregisteredAt",
  "registeredBy",
  "deleteRequestedAt",
];

/** Answers that hold one thing of a kind, or several: what was made or changed, or what was asked about. */
export type DescribedKind = "described-services" | "described-clusters" | "described-capacity-providers";

/** How answers of a kind are known, and what in them no request takes. */
interface AnswerKind {
  /** The request that makes such a thing. */
  readonly of: Described["of"];
  /** The member that holds one, and the one that holds a list. */
  readonly one: string;
  readonly list: string;
  readonly name: string;
  readonly arn: string;
  readonly outputOnly: readonly string[];
}

/** Sources of what is output only: Service, Cluster and CapacityProvider in AWS's model, beside the requests that make them. */
export const answerKinds: { readonly [kind in DescribedKind]: AnswerKind } = {
  "described-services": {
    of: "service",
    one: "service",
    list: "services",
    name: "serviceName",
    arn: "serviceArn",
    outputOnly: [
      "serviceArn",
      "clusterArn",
      "status",
      "runningCount",
      "pendingCount",
      "platformFamily",
      "taskSets",
      "deployments",
      "roleArn",
      "events",
      "createdAt",
      "createdBy",
      "currentServiceDeployment",
      "currentServiceRevisions",
      "resourceManagementType",
    ],
  },
  "described-clusters": {
    of: "cluster",
    one: "cluster",
    list: "clusters",
    name: "clusterName",
    arn: "clusterArn",
    outputOnly: [
      "clusterArn",
      "status",
      "registeredContainerInstancesCount",
      "runningTasksCount",
      "pendingTasksCount",
      "activeServicesCount",
      "statistics",
      "attachments",
      "attachmentsStatus",
    ],
  },
  "described-capacity-providers": {
    of: "capacityProvider",
    one: "capacityProvider",
    list: "capacityProviders",
    name: "name",
    arn: "capacityProviderArn",
    outputOnly: ["capacityProviderArn", "status", "updateStatus", "updateStatusReason", "type"],
  },
};

/** A service, cluster or capacity provider of an answer. */
export interface Described {
  /** The request that makes such a thing. */
  readonly of: "service" | "cluster" | "capacityProvider";
  /** Where in the answer it stands. */
  readonly at: readonly Segment[];
  /** As it is answered. */
  readonly answer: Readonly<Record<string, unknown>>;
  /** Without what only an answer has: members that no request takes, and tags that AWS gives of itself. */
  readonly request: Readonly<Record<string, unknown>>;
}

/**
 * The services, clusters or capacity providers of an answer: what DescribeServices, DescribeClusters or DescribeCapacityProviders found, the
 * one that was created or updated, or one that was taken out of such an answer. Fargate's own capacity providers, which no request makes, are
 * left out.
 *
 * @example
 * const requests = describedIn({ clusters: [{ clusterName: "main", status: "ACTIVE" }] }).map(({ request }) => request); // [{ clusterName: "main" }]
 */
export function describedIn(value: unknown): Described[] {
  const kind = describedKind(value);
  if (kind === undefined) return [];
  const { of, name, outputOnly } = answerKinds[kind];
  return standingIn(value as Record<string, unknown>, answerKinds[kind])
    .filter(({ answer }) => of !== "capacityProvider" || !isFargateProvider(answer[name] as string))
    .map(({ at, answer }) => ({ of, at, answer, request: requestIn(answer, outputOnly) }));
}

function requestIn(answer: Described["answer"], outputOnly: readonly string[]): Described["request"] {
  // Of a daemon service ECS answers how many tasks it wants, and takes no such number.
  const left = answer["schedulingStrategy"] === "DAEMON" ? [...outputOnly, "desiredCount"] : outputOnly;
  const taken = Object.entries(answer).filter(([member]) => !left.includes(member));
  return Object.fromEntries(taken.map(([member, own]) => [member, member === "tags" && Array.isArray(own) ? own.filter(isOwnTag) : own]));
}

/** Tags that AWS gives of itself (a stack's name) stand among the others of an answer. */
function isOwnTag(tag: unknown): boolean {
  return !isObject(tag) || typeof tag["key"] !== "string" || !/^aws:/i.test(tag["key"]);
}

/** Of which kind an answer is; undefined: of none. */
export function describedKind(value: unknown): DescribedKind | undefined {
  if (!isObject(value)) return undefined;
  return (Object.keys(answerKinds) as DescribedKind[]).find((kind) => {
    const { one, list, name, arn } = answerKinds[kind];
    const { [one]: own, [list]: several } = value;
    if (isObject(own) && Object.hasOwn(own, name)) return true;
    if (Array.isArray(several) && several.some(isObject)) return true;
    return Object.hasOwn(value, arn) && Object.hasOwn(value, name);
  });
}

function standingIn(value: Record<string, unknown>, { one, list }: AnswerKind): Pick<Described, "answer" | "at">[] {
  const { [one]: own, [list]: several } = value;
  if (isObject(own)) return [{ at: [one], answer: own }];
  if (!Array.isArray(several) || !several.some(isObject)) return [{ at: [], answer: value }];
  return several.flatMap((answer: unknown, index) => (isObject(answer) ? [{ at: [list, index], answer }] : []));
}
