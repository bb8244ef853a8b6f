import type { Diagnostic } from "@stowage/model";
import { isObject, pointerSegments } from "@stowage/model";
import { catalogue } from "../catalogue.js";
import { describedIn } from "../described.js";
import { documentKind } from "../document-kind.js";
import { pointer } from "../pointer.js";
import type { Segment } from "../pointer.js";
import { requestKinds, scalableTarget } from "../requests.js";
import type { RequestKind } from "../requests.js";
import { below, changeText, valueAt } from "./patch.js";
import type { PatchOperation } from "./patch.js";
import { fixShape } from "./shape-fix.js";

/** The one right answer to a finding. */
export interface Fix {
  readonly rule: string;
  /** The finding's JSON pointer. */
  readonly path: string;
  /** What is done, in words: `remove "hostPort"`. */
  readonly change: string;
  /** Operations with pointers into the document that was checked. */
  readonly operations: readonly PatchOperation[];
}

/**
 * How a finding about a document is put right, or undefined where more than one answer would do, or none is known.
 *
 * @example
 * const { diagnostics } = checkDocument(document);
 * const fixes = diagnostics.flatMap((found) => fixOf(document, found) ?? []);
 */
export function fixOf(document: unknown, { rule, path }: Pick<Diagnostic, "rule" | "path">): Fix | undefined {
  const own = fixes().get(rule);
  if (!own && !shapeRules.has(rule)) return undefined;
  const at = typedSegments(document, pointerSegments(path));
  const subject = subjectAt(document, at, own !== undefined);
  if (!subject) return undefined;
  const value = valueAt(document, subject.base);
  const rest = at.slice(subject.base.length);
  const operations = own
    ? own(value as never, rest)
    : subject.kind && fixShape({ rule }, pointer(rest), { schema: subject.kind.schema, structure: subject.kind.structure, value });
  if (!operations || operations.length === 0) return undefined;
  return { rule, path, change: operations.map(changeText).join(", "), operations: below(subject.base, operations) };
}

const shapeRules: ReadonlySet<string> = new Set(["unknown-field", "unknown-value", "wrong-type"]);

let byRule: ReadonlyMap<string, NonNullable<(typeof catalogue)[number]["fix"]>> | undefined;

function fixes(): ReadonlyMap<string, NonNullable<(typeof catalogue)[number]["fix"]>> {
  byRule ??= new Map(catalogue.flatMap(({ id, fix }) => (fix ? [[id, fix] as const] : [])));
  return byRule;
}

interface Subject {
  readonly base: readonly Segment[];
  /** Undefined where a subject is more than one request. */
  readonly kind: RequestKind | undefined;
}

const sections: { readonly [section: string]: { readonly kind: RequestKind; readonly depth: number } } = {
  clusters: { kind: requestKinds.cluster, depth: 2 },
  namespaces: { kind: requestKinds.namespace, depth: 2 },
  capacityProviders: { kind: requestKinds.capacityProvider, depth: 2 },
  taskDefinitions: { kind: requestKinds.taskDefinition, depth: 2 },
  services: { kind: requestKinds.service, depth: 2 },
  tasks: { kind: requestKinds.runTask, depth: 3 },
};

/** What a finding's place belongs to: the request that rules, or shapes, are about. */
function subjectAt(document: unknown, at: readonly Segment[], forRule: boolean): Subject | undefined {
  switch (documentKind(document)) {
    case "task-definition":
      return { base: [], kind: requestKinds.taskDefinition };
    case "service":
      return { base: [], kind: requestKinds.service };
    case "described-task-definition":
      // The tags stand beside a wrapped definition, and are no part of it.
      if (isObject((document as { taskDefinition?: unknown }).taskDefinition))
        return at[0] === "taskDefinition" ? { base: ["taskDefinition"], kind: requestKinds.taskDefinition } : undefined;
      return { base: [], kind: requestKinds.taskDefinition };
    case "run-task":
      return { base: [], kind: requestKinds.runTask };
    case "cluster":
      return { base: [], kind: requestKinds.cluster };
    case "capacity-provider":
      return { base: [], kind: requestKinds.capacityProvider };
    case "described-services":
    case "described-clusters":
    case "described-capacity-providers": {
      const own = describedIn(document).find((each) => each.at.every((segment, index) => segment === at[index]));
      return own && { base: own.at, kind: requestKinds[own.of] };
    }
    case "assembly":
      return inAssembly(at, forRule);
    default:
      return undefined;
  }
}

function inAssembly(at: readonly Segment[], forRule: boolean): Subject | undefined {
  const [section, , member] = at;
  const whole = sections[String(section)];
  if (whole) return at.length > whole.depth ? { base: at.slice(0, whole.depth), kind: whole.kind } : undefined;
  if (section !== "scaling") return undefined;
  if (member === "target") return forRule ? { base: at.slice(0, 2), kind: undefined } : { base: at.slice(0, 3), kind: scalableTarget };
  const kind = member === "policies" ? requestKinds.scalingPolicy : member === "scheduled" ? requestKinds.scheduledAction : undefined;
  return kind && at.length > 4 ? { base: at.slice(0, 4), kind } : undefined;
}

/** Indexes of lists as numbers, as rules report them. */
function typedSegments(document: unknown, segments: readonly string[]): Segment[] {
  return segments.map((segment, index) => (Array.isArray(valueAt(document, segments.slice(0, index))) ? Number(segment) : segment));
}
