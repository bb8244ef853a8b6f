import { assemblyFormat, escapePointer, isObject, parseArn, StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { CapacityProvider, Cluster, Failure, Service } from "@stowage/model/ecs";
import { describedIn } from "@stowage/rules";
import type { Described } from "@stowage/rules";
import { createdCapacityProvider, createdCluster } from "../cluster/created-cluster.js";
import { createdService } from "../cluster/created-service.js";
import { tagsInOrder } from "../cluster/tags-in-order.js";
import { noteLeftOut } from "./note.js";
import type { Notes } from "./note.js";
import { readRequest } from "./read-request.js";
import { requestKinds } from "./request-kinds.js";
import { clusterOf, familyOf, nameOf } from "./names.js";

/** Where an entry of the Assembly stands in the input: its section, its key, and a pointer. */
export type Place = readonly [section: string, key: string, at: string];

/**
 * The services, clusters or capacity providers of an answer as an Assembly of the requests that make them, without what only an answer has, and
 * without what ECS fills in by itself. What ECS did not find is noted.
 *
 * @throws StowageError `input-nothing-described`, `input-wrong-type`, `input-missing-field`, `input-too-deep`
 */
export function describedAssembly(value: unknown, notes: Notes): { readonly assembly: Assembly; readonly places: readonly Place[] } {
  noteFailures(value, notes);
  const parts = describedIn(value).map(partOf);
  const [first] = parts;
  if (first === undefined) throw nothingDescribed();
  const regions = new Set(parts.map(({ arn = "" }) => parseArn(arn)?.region ?? ""));
  const [region = ""] = regions.size === 1 ? regions : [];
  const assembly = tagsInOrder({
    format: assemblyFormat,
    app: first.name,
    ...(region !== "" && { region }),
    [first.section]: Object.fromEntries(parts.map(({ key, request }) => [key, request])),
  });
  return { assembly, places: parts.map(({ section, key, at }) => [section, key, at]) };
}

/** An entry of an Assembly; all of an answer are of one section. */
interface Part {
  readonly section: "services" | "clusters" | "capacityProviders";
  readonly key: string;
  readonly name: string;
  readonly at: string;
  readonly arn: string | undefined;
  readonly request: object;
}

function partOf({ of, at: segments, answer }: Described): Part {
  const at = segments.map((segment) => `/${escapePointer(String(segment))}`).join("");
  const { request: own } = readRequest(requestKinds[of], answer, at);
  if (of === "cluster") {
    const cluster = own as Cluster;
    const name = nameOf(cluster.clusterName, `${at}/clusterName`);
    return { section: "clusters", key: name, name, at, arn: textOf(cluster.clusterArn), request: createdCluster(cluster) };
  }
  if (of === "capacityProvider") {
    const provider = own as CapacityProvider;
    const name = nameOf(provider.name, `${at}/name`);
    return {
      section: "capacityProviders",
      key: name,
      name,
      at,
      arn: textOf(provider.capacityProviderArn),
      request: createdCapacityProvider(provider),
    };
  }
  const service = { ...(own as Service & { readonly cluster?: string }), ...readOfAnswer(own) };
  const name = nameOf(service.serviceName, `${at}/serviceName`);
  const cluster = clusterOf(service.clusterArn ?? service.cluster ?? "default");
  const request = createdService(service, cluster, familyOf(service.taskDefinition ?? name));
  return { section: "services", key: `${cluster}/${name}`, name, at, arn: service.clusterArn, request };
}

/** What is read of a service that no request has, where it is of the right type: the request's reader looks at none of it. */
function readOfAnswer({ clusterArn, roleArn, deployments }: Service): Pick<Service, "clusterArn" | "deployments" | "roleArn"> {
  return {
    clusterArn: textOf(clusterArn),
    roleArn: textOf(roleArn),
    deployments: Array.isArray(deployments) ? deployments.filter(isObject) : undefined,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What ECS was asked about and did not find. */
function noteFailures(value: unknown, notes: Notes): void {
  const failures = isObject(value) && Array.isArray(value["failures"]) ? value["failures"] : [];
  for (const [index, failure] of failures.entries()) {
    const { arn, reason } = (isObject(failure) ? failure : {}) as Failure;
    const message = `ECS did not describe ${arn ?? "what it was asked about"}: ${reason ?? "it does not say why"}.`;
    noteLeftOut(notes, `/failures/${index}`, message, "Ask again with its name, in its cluster and Region.");
  }
}

function nothingDescribed(): StowageError {
  const message = "Only Fargate's own capacity providers are described, and nobody makes those.";
  const hint = "Name them in a strategy: FARGATE, FARGATE_SPOT.";
  const diagnostics = [{ rule: "input-nothing-described", severity: "error", path: "", message, hint }] as const;
  return new StowageError("input-nothing-described", message, { hint, diagnostics });
}
