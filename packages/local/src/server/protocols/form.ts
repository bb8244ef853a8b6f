import type { ServiceSchema, StructureSchema, TypeRef } from "@stowage/model";
import { AwsException } from "../../services/aws-exception.js";

/** A form's names as a tree: `Targets.member.1.Id=x` is Targets → member → 1 → Id. Maps, because names come from outside. */
export interface FormNode {
  value?: string;
  children?: Map<string, FormNode>;
}

/** More parts in a name, and more names, than any request of AWS's has. Our choice. */
const most = { parts: 32, names: 20_000 } as const;

/** Reads a form-encoded body. @throws {AwsException} `MalformedQueryString`. */
export function readForm(body: string): FormNode {
  const root: FormNode = {};
  let names = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    const parts = name.split(".");
    if (parts.length > most.parts || ++names > most.names)
      throw new AwsException("MalformedQueryString", "The request has too many or too long names.");
    let node = root;
    for (const part of parts) {
      const children = (node.children ??= new Map());
      let next = children.get(part);
      if (next === undefined) children.set(part, (next = {}));
      node = next;
    }
    node.value = value;
  }
  return root;
}

/** How a protocol names members and lists. */
export interface FormNames {
  member(structure: StructureSchema, member: string): string;
  /** What stands between a list and its numbers (`member`); undefined: nothing does. */
  readonly list: string | undefined;
}

/** A structure's members from a form. What is not of its type stays a string, which the validator then refuses. */
export function structureFrom(schema: ServiceSchema, name: string, node: FormNode, names: FormNames): Record<string, unknown> {
  const structure = schema.structures[name]!;
  const out: Record<string, unknown> = {};
  for (const [member, ref] of Object.entries(structure.members)) {
    const child = node.children?.get(names.member(structure, member));
    const value = child && valueFrom(schema, ref, child, names);
    if (value !== undefined) out[member] = value;
  }
  return out;
}

function valueFrom(schema: ServiceSchema, ref: TypeRef, node: FormNode, names: FormNames): unknown {
  if (typeof ref !== "string") return ref[0] === "list" ? listFrom(schema, ref[1], node, names) : mapFrom(schema, ref[1], node, names);
  // What should be a structure and is a value is shown to the validator as it came.
  if (ref.startsWith("@")) return node.children === undefined ? node.value : structureFrom(schema, ref.slice(1), node, names);
  return node.value === undefined ? undefined : scalar(ref, node.value);
}

/** An empty value is an empty list. Numbers say the order and need not be without gaps. */
function listFrom(schema: ServiceSchema, of: TypeRef, node: FormNode, names: FormNames): unknown {
  const items = names.list === undefined ? node : node.children?.get(names.list);
  if (items?.children === undefined) return node.value === "" ? [] : node.value;
  return [...items.children]
    .filter(([number]) => /^\d{1,6}$/.test(number))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => valueFrom(schema, of, item, names));
}

function mapFrom(schema: ServiceSchema, of: TypeRef, node: FormNode, names: FormNames): unknown {
  const entries = node.children?.get("entry")?.children ?? node.children ?? new Map<string, FormNode>();
  const out: [string, unknown][] = [];
  for (const entry of entries.values()) {
    const key = entry.children?.get("key")?.value;
    const value = entry.children?.get("value");
    if (key !== undefined && value !== undefined) out.push([key, valueFrom(schema, of, value, names)]);
  }
  return Object.fromEntries(out);
}

function scalar(ref: string, text: string): unknown {
  if (ref === "number") return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : text;
  if (ref === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if (ref === "timestamp") {
    const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(zoned(text)) : NaN;
    return Number.isNaN(at) ? (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text) : at / 1000;
  }
  return text;
}

/** A time without a zone is UTC. */
function zoned(text: string): string {
  return /T[\d:.]+$/.test(text) ? `${text}Z` : text;
}
