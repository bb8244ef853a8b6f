import { assemblyFormat, StowageError } from "@stowage/model";
import type { CreateServiceRequest } from "@stowage/model/ecs";
import { checkDocument, documentKind } from "@stowage/rules";
import { estateOf } from "./app/estate-of.js";
import { readAssemblyDocument } from "./app/read-assembly-document.js";
import { sayEstate } from "./app/say-estate.js";
import { importTaskDefinition } from "./import-task-definition.js";
import type { Imported } from "./imported.js";
import type { Notes } from "./note.js";
import { readRequest } from "./read-request.js";
import { requestKinds } from "./request-kinds.js";

export interface ImportDocumentOptions {
  /** The name of the exported constant, where one is exported. */
  readonly exportName?: string | undefined;
}

/**
 * An ECS JSON document as a TypeScript module that builds it with @stowage/dsl: a task definition as it is registered or described, a
 * service as it is created (`serviceName` and `taskDefinition`), or a whole Assembly, which becomes an app.
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
    case "service":
      return importService(value, options);
    case "assembly": {
      const notes: Notes = [];
      return { kind, source: sayEstate(estateOf(readAssemblyDocument(value)), notes, options.exportName), diagnostics: notes };
    }
    case "unknown": {
      const { message, hint, path } = checkDocument(value).diagnostics[0]!;
      throw new StowageError("input-unknown-document", message, {
        hint,
        diagnostics: [{ rule: "input-unknown-document", severity: "error", path, message, hint }],
      });
    }
  }
}

/** A service alone is an app of one service in a cluster that is there already; its task is to be completed. */
function importService(value: unknown, options: ImportDocumentOptions): Imported {
  const part = readRequest<CreateServiceRequest>(requestKinds.service, value);
  const { serviceName, cluster = "default" } = part.request;
  if (serviceName === undefined || serviceName.includes("/")) {
    throw new StowageError("input-missing-field", "/serviceName: The service has no name that it could have.", {
      hint: 'Add "serviceName": letters, digits, - and _.',
    });
  }
  // ECS takes the cluster `default` where none is named; an Assembly has clusters by name.
  const key = `${cluster.replace(/^arn:.*:cluster\//, "")}/${serviceName}`;
  const assembly = { format: assemblyFormat, app: serviceName, services: { [key]: part.request } } as const;
  const notes: Notes = [];
  return { kind: "service", source: sayEstate(estateOf(assembly), notes, options.exportName), diagnostics: notes };
}
