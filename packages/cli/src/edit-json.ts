import { applyEdits, findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Edit, Node } from "jsonc-parser";
import { pointerSegments } from "@stowage/model";
import type { PatchOperation } from "@stowage/rules";

/**
 * Does JSON patch operations in the text of a JSON file, one after another; what they are not about stays byte for byte. Undefined if one
 * of them finds no place.
 */
export function editJson(text: string, operations: readonly PatchOperation[]): string | undefined {
  let out: string | undefined = text;
  for (const operation of operations) {
    if (out === undefined) return undefined;
    const edit = editFor(out, operation);
    out = edit && applyEdits(out, [edit]);
  }
  return out;
}

function editFor(text: string, operation: PatchOperation): Edit | undefined {
  const tree = parseTree(text);
  if (!tree) return undefined;
  switch (operation.op) {
    case "move":
      return rename(nodeAt(tree, operation.from), pointerSegments(operation.path).at(-1) ?? "");
    case "replace": {
      const node = nodeAt(tree, operation.path);
      return node && { offset: node.offset, length: node.length, content: JSON.stringify(operation.value) };
    }
    case "remove":
      return remove(nodeAt(tree, operation.path));
    default:
      return add(text, tree, pointerSegments(operation.path), operation.value);
  }
}

function rename(value: Node | undefined, name: string): Edit | undefined {
  const key = value?.parent?.type === "property" ? value.parent.children?.[0] : undefined;
  return key && { offset: key.offset, length: key.length, content: JSON.stringify(name) };
}

/** Takes a member or an item out with the comma and the space that belong to it; the last of all leaves the brackets alone. */
function remove(value: Node | undefined): Edit | undefined {
  const node = value?.parent?.type === "property" ? value.parent : value;
  const parent = node?.parent;
  const siblings = parent?.children ?? [];
  const index = node ? siblings.indexOf(node) : -1;
  if (!node || !parent || index < 0) return undefined;
  const next = siblings[index + 1];
  const before = siblings[index - 1];
  if (next) return between(node.offset, next.offset);
  if (before) return between(end(before), end(node));
  return between(parent.offset + 1, end(parent) - 1);
}

/** Puts a member behind the last one, on a line of its own where the others have one. */
function add(text: string, tree: Node, segments: readonly string[], value: unknown): Edit | undefined {
  const parent = findNodeAtLocation(tree, typed(tree, segments.slice(0, -1)));
  if (parent?.type !== "object") return undefined;
  const member = `${JSON.stringify(segments.at(-1))}: ${JSON.stringify(value)}`;
  const last = parent.children?.at(-1);
  if (!last) return { offset: parent.offset, length: parent.length, content: `{ ${member} }` };
  const own = /\n/.test(text.slice(end(last), end(parent)));
  return { offset: end(last), length: 0, content: `,${own ? lineLead(text, last.offset) : " "}${member}` };
}

/** The line's end and the space with which the line at an offset begins. */
function lineLead(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1);
  const eol = text[start - 1] === "\r" ? "\r\n" : "\n";
  return `${eol}${/^[ \t]*/.exec(text.slice(start + 1, offset))?.[0] ?? ""}`;
}

function nodeAt(tree: Node, path: string): Node | undefined {
  return findNodeAtLocation(tree, typed(tree, pointerSegments(path)));
}

/** The parser wants the indexes of lists as numbers. */
function typed(tree: Node, segments: readonly string[]): (string | number)[] {
  const out: (string | number)[] = [];
  for (const segment of segments) out.push(findNodeAtLocation(tree, out)?.type === "array" ? Number(segment) : segment);
  return out;
}

function between(from: number, to: number): Edit {
  return { offset: from, length: to - from, content: "" };
}

function end({ offset, length }: Node): number {
  return offset + length;
}
