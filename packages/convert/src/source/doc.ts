/** Text that may be laid out in several ways: a group stays on one line if it fits, otherwise its lines break. */
export type Doc =
  | string
  | readonly Doc[]
  | { readonly kind: "indent"; readonly body: Doc }
  | { readonly kind: "group"; readonly body: Doc; readonly broken: boolean }
  | { readonly kind: "line"; readonly flat: string }
  | { readonly kind: "broken-only"; readonly text: string };

/** A line break, or a space where the group fits. */
export const line: Doc = { kind: "line", flat: " " };

/** A line break, or nothing where the group fits. */
export const softline: Doc = { kind: "line", flat: "" };

/** Text that is there only where the group around it breaks. */
export function brokenOnly(text: string): Doc {
  return { kind: "broken-only", text };
}

export function indent(body: Doc): Doc {
  return { kind: "indent", body };
}

/** A group; `broken` breaks it even if it would fit. What breaks inside breaks what is around it. */
export function group(body: Doc, broken = false): Doc {
  return { kind: "group", body, broken: broken || mustBreak(body) };
}

/** The documents with something between them. */
export function join(docs: readonly Doc[], between: Doc): Doc {
  return docs.flatMap((doc, index) => (index === 0 ? [doc] : [between, doc]));
}

interface Item {
  readonly doc: Doc;
  readonly depth: number;
  readonly broken: boolean;
}

/** The text of a document, two spaces an indent, in lines of at most `width` characters where that can be. */
export function layOut(doc: Doc, width: number): string {
  let out = "";
  let column = 0;
  const rest: Item[] = [{ doc, depth: 0, broken: true }];
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    const { doc: here, depth, broken } = item;
    if (typeof here === "string") {
      out += here;
      column += here.length;
    } else if (isList(here)) {
      for (let index = here.length - 1; index >= 0; index--) rest.push({ doc: here[index]!, depth, broken });
    } else if (here.kind === "indent") rest.push({ doc: here.body, depth: depth + 1, broken });
    else if (here.kind === "group") {
      const flat = { doc: here.body, depth, broken: false };
      rest.push(!here.broken && fits(flat, rest, width - column) ? flat : { ...flat, broken: true });
    } else if (here.kind === "broken-only") {
      if (broken) {
        out += here.text;
        column += here.text.length;
      }
    } else if (broken) {
      out += `\n${"  ".repeat(depth)}`;
      column = depth * 2;
    } else {
      out += here.flat;
      column += here.flat.length;
    }
  }
  return out;
}

/** Whether a flat item and what follows it up to the next possible break fit into the space that is left. */
function fits(first: Item, following: readonly Item[], space: number): boolean {
  let left = space;
  let next = following.length - 1;
  const stack: Item[] = [first];
  while (left >= 0) {
    const item = stack.pop() ?? following[next--];
    if (item === undefined) return true;
    const { doc, depth, broken } = item;
    if (typeof doc === "string") left -= doc.length;
    else if (isList(doc)) for (let index = doc.length - 1; index >= 0; index--) stack.push({ doc: doc[index]!, depth, broken });
    else if (doc.kind === "indent") stack.push({ doc: doc.body, depth, broken });
    else if (doc.kind === "group") stack.push({ doc: doc.body, depth, broken: broken && doc.broken });
    else if (doc.kind === "broken-only") left -= broken ? doc.text.length : 0;
    else if (broken) return true;
    else left -= doc.flat.length;
  }
  return false;
}

function mustBreak(doc: Doc): boolean {
  if (typeof doc === "string") return false;
  if (isList(doc)) return doc.some(mustBreak);
  if (doc.kind === "indent") return mustBreak(doc.body);
  return doc.kind === "group" && doc.broken;
}

function isList(doc: Doc): doc is readonly Doc[] {
  return Array.isArray(doc);
}
