import { assemblyFormat, escapePointer, parseArn, StowageError } from "@stowage/model";
import type { Assembly, Diagnostic } from "@stowage/model";
import type { CreateCapacityProviderRequest, CreateClusterRequest, CreateServiceRequest, RunTaskRequest } from "@stowage/model/ecs";
import { checkDocument, documentKind } from "@stowage/rules";
import { estateOf } from "./app/estate-of.js";
import { readAssemblyDocument } from "./app/read-assembly-document.js";
import { sayEstate } from "./app/say-estate.js";
import { describedAssembly } from "./described-assembly.js";
import type { Place } from "./described-assembly.js";
import { importTaskDefinition } from "./import-task-definition.js";
import type { Imported } from "./imported.js";
import { clusterOf, familyOf, nameOf } from "./names.js";
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
 * service as it is created (by its `serviceName`), a request of RunTask, CreateCluster or CreateCapacityProvider, services, clusters or capacity
 * providers as they are described, or a whole Assembly. All but task definitions become an app.
 *
 * @example
 * const { source, diagnostics } = importDocument(JSON.parse(text));
 * @throws StowageError `input-unknown-document` for what is none of these, and what `importTaskDefinition` throws;
 * `input-nothing-described` where only Fargate's own capacity providers are; `input-wrong-assembly` for an Assembly that its reader refuses.
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
    case "described-services":
    case "described-clusters":
    case "described-capacity-providers": {
      const notes: Notes = [];
      const { assembly, places } = describedAssembly(value, notes);
      return importApp(kind, assembly, options, notes, places);
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
      const assembly = { format: assemblyFormat, app: clusterName, clusters: { [clusterName]: request } } as const;
      return importApp(kind, assembly, options, [], [["clusters", clusterName, ""]]);
    }
    case "capacity-provider": {
      const { request } = readRequest<CreateCapacityProviderRequest>(requestKinds.capacityProvider, value);
      const { name = "provider" } = request;
      const assembly = { format: assemblyFormat, app: name, capacityProviders: { [name]: request } } as const;
      return importApp(kind, assembly, options, [], [["capacityProviders", name, ""]]);
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

function importApp(
  kind: Imported["kind"],
  assembly: Assembly,
  { exportName }: ImportDocumentOptions,
  notes: Notes = [],
  places: readonly Place[] = [],
): Imported {
  const source = sayEstate(estateOf(assembly), notes, exportName);
  return { kind, source, diagnostics: notes.map((note) => inInput(note, places)) };
}

/** A note of an entry of the Assembly at the entry's place in the input. */
function inInput(note: Diagnostic, places: readonly Place[]): Diagnostic {
  for (const [section, key, at] of places) {
    const entry = `/${section}/${escapePointer(key)}`;
    if (note.path === entry || note.path.startsWith(`${entry}/`)) return { ...note, path: at + note.path.slice(entry.length) };
  }
  return note;
}

/** A service alone is an app of one service in a cluster that is there already; its task is to be completed. */
function serviceAlone(value: unknown, notes: Notes): Assembly {
  const { request, region } = inCluster(readRequest<CreateServiceRequest>(requestKinds.service, value).request, notes);
  const { serviceName, cluster = "default" } = request;
  const name = nameOf(serviceName, "/serviceName");
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
  return { request: { ...request, cluster: clusterOf(request.cluster!) }, region: arn.region === "" ? {} : { region: arn.region } };
}
