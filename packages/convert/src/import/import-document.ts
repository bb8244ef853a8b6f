import { assemblyFormat, escapePointer, isObject, parseArn, StowageError } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  CreateServiceRequest,
  Failure,
  RunTaskRequest,
  Service,
} from "@stowage/model/ecs";
import { checkDocument, describedServices, documentKind } from "@stowage/rules";
import { createdService } from "../cluster/created-service.js";
import { tagsInOrder } from "../cluster/tags-in-order.js";
import { estateOf } from "./app/estate-of.js";
import { readAssemblyDocument } from "./app/read-assembly-document.js";
import { sayEstate } from "./app/say-estate.js";
import { importTaskDefinition } from "./import-task-definition.js";
import type { Imported } from "./imported.js";
import { noteLeftOut } from "./note.js";
import type { Notes } from "./note.js";
import { readRequest } from "./read-request.js";
import { requestKinds } from "./request-kinds.js";

/** What an import is told beside the document. */
export interface ImportDocumentOptions {
  /** The name of the exported constant, where one is exported. */
  readonly exportName?: string | undefined;
}

/**
 * An ECS JSON document as a TypeScript module that builds it with @stowage/dsl: a task definition as it is registered or described, a
 * service as it is created (by its `serviceName`), services as they are described, a request of RunTask, CreateCluster or
 * CreateCapacityProvider, or a whole Assembly. All but task definitions become an app.
 *
 * @example
 * const { source, diagnostics } = importDocument(JSON.parse(text));
 * @throws StowageError `input-unknown-document` for what is none of these, and what `importTaskDefinition` throws;
 * `input-wrong-assembly` for an Assembly that its reader refuses.
 */
export function importDocument(value: unknown, options: ImportDocumentOptions = {}): Imported {
  const kind = documentKind(value);
  switch (kind) {
    case "task-definition":
    case "described-task-definition":
      return { kind, source: importTaskDefinition(value, options), diagnostics: [] };
    case "service": {
      const notes: Notes = [];
      return importApp(kind, serviceAlone(value, notes), options, notes);
    }
    case "described-services": {
      const notes: Notes = [];
      noteFailures(value, notes);
      return importApp(kind, servicesDescribed(value), options, notes);
    }
    case "run-task": {
      const { request } = readRequest<RunTaskRequest>(requestKinds.run, value);
      const name = familyOf(request.taskDefinition!);
      const notes: Notes = [];
      const placed = inCluster(request, notes);
      return importApp(
        kind,
        { format: assemblyFormat, app: name, ...placed.region, tasks: { [name]: { request: placed.request } } },
        options,
        notes,
      );
    }
    case "cluster": {
      const { request } = readRequest<CreateClusterRequest>(requestKinds.cluster, value);
      const { clusterName = "default" } = request;
      return importApp(kind, { format: assemblyFormat, app: clusterName, clusters: { [clusterName]: request } }, options);
    }
    case "capacity-provider": {
      const { request } = readRequest<CreateCapacityProviderRequest>(requestKinds.capacityProvider, value);
      const { name = "provider" } = request;
      return importApp(kind, { format: assemblyFormat, app: name, capacityProviders: { [name]: request } }, options);
    }
    case "assembly":
      return importApp(kind, readAssemblyDocument(value), options);
    case "unknown": {
      const { message, hint, path } = checkDocument(value).diagnostics[0]!;
      throw new StowageError("input-unknown-document", message, {
        hint,
        diagnostics: [{ rule: "input-unknown-document", severity: "error", path, message, hint }],
      });
    }
  }
}

function importApp(kind: Imported["kind"], assembly: Assembly, { exportName }: ImportDocumentOptions, notes: Notes = []): Imported {
  return { kind, source: sayEstate(estateOf(assembly), notes, exportName), diagnostics: notes };
}

/** A service alone is an app of one service in a cluster that is there already; its task is to be completed. */
function serviceAlone(value: unknown, notes: Notes): Assembly {
  const { request, region } = inCluster(readRequest<CreateServiceRequest>(requestKinds.service, value).request, notes);
  const { serviceName, cluster = "default" } = request;
  const name = nameOf(serviceName, "");
  // ECS takes the cluster `default` where none is named; an Assembly has clusters by name.
  return { format: assemblyFormat, app: name, ...region, services: { [`${cluster}/${name}`]: request } };
}

/** A request with the name of its cluster in the place of its ARN, whose Region is the app's. */
function inCluster<R extends { cluster?: string | undefined }>(
  request: R,
  notes: Notes,
): { readonly request: R; readonly region: { readonly region?: string } } {
  const arn = parseArn(request.cluster ?? "");
  if (arn === undefined) return { request, region: {} };
  const hint = "Deploy with credentials of that account.";
  noteLeftOut(notes, "/cluster", `The account of the cluster, ${arn.account}, is not part of an app.`, hint);
  return { request: { ...request, cluster: lastOf(request.cluster!) }, region: arn.region === "" ? {} : { region: arn.region } };
}

/** What DescribeServices was asked about and did not find. */
function noteFailures(value: unknown, notes: Notes): void {
  const failures = isObject(value) && Array.isArray(value["failures"]) ? value["failures"] : [];
  for (const [index, failure] of failures.entries()) {
    const { arn, reason } = (isObject(failure) ? failure : {}) as Failure;
    const message = `ECS did not describe ${arn ?? "a service"}: ${reason ?? "it does not say why"}.`;
    noteLeftOut(notes, `/failures/${index}`, message, "Ask again with its name, in its cluster and Region.");
  }
}

/** Described services without what only an answer has, and without what ECS fills in by itself. */
function servicesDescribed(value: unknown): Assembly {
  const described = describedServices(value);
  const services = described.map(({ at, service }) => {
    const where = at.map((segment) => `/${escapePointer(String(segment))}`).join("");
    const { request } = readRequest<CreateServiceRequest>(requestKinds.service, service, where);
    const { serviceName, clusterArn, taskDefinition } = request as Service;
    const name = nameOf(serviceName, where);
    const cluster = lastOf(clusterArn ?? request.cluster ?? "default");
    return [`${cluster}/${name}`, createdService(request as Service, cluster, familyOf(taskDefinition ?? name))] as const;
  });
  const [[first = ""] = []] = services;
  const regions = new Set(described.map(({ service }) => parseArn(String(service["clusterArn"]))?.region ?? ""));
  const [region = ""] = regions.size === 1 ? regions : [];
  const app = first.slice(first.indexOf("/") + 1);
  return tagsInOrder({ format: assemblyFormat, app, ...(region !== "" && { region }), services: Object.fromEntries(services) });
}

function nameOf(serviceName: string | undefined, at: string): string {
  if (serviceName !== undefined && serviceName !== "" && !serviceName.includes("/")) return serviceName;
  throw new StowageError("input-missing-field", `${at}/serviceName: The service has no name that it could have.`, {
    hint: 'Add "serviceName": letters, digits, - and _.',
  });
}

function lastOf(arn: string): string {
  return arn.replace(/^arn:.*:cluster\//, "");
}

/** `family:revision`, or an ARN that ends so, by its family. */
function familyOf(reference: string): string {
  return reference.replace(/^arn:.*:task-definition\//, "").replace(/:\d+$/, "");
}
