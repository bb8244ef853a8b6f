import { extname } from "node:path";
import type { Diagnostic } from "@stowage/model";

/** Where in a text the value stands that segments lead to; undefined where there is none. */
export type OffsetOf = (segments: readonly string[]) => number | undefined;

export interface YamlText {
  readonly value?: unknown;
  /** What keeps the text from having a value: where, and what. */
  readonly mistake?: { readonly message: string; readonly offset: number };
  readonly offsetOf: OffsetOf;
}

export function isYaml(name: string): boolean {
  return [".yaml", ".yml"].includes(extname(name).toLowerCase());
}

/** Reads a text as YAML 1.2, of which JSON is a part: one document, whose values JSON could hold. */
export async function readYaml(text: string): Promise<YamlText> {
  const { isAlias, isMap, isScalar, isSeq, parseDocument } = await import("yaml");
  const document = parseDocument(text, { prettyErrors: false, merge: true });
  const offsetOf: OffsetOf = (segments) => {
    let node: unknown = document.contents;
    let offset = rangeOf(node);
    for (const segment of segments) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
        if (!pair) return undefined;
        offset = rangeOf(pair.key);
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
        if (node === undefined) return undefined;
        offset = rangeOf(node);
      } else return undefined;
    }
    return offset;
  };
  const [error] = document.errors;
  if (error) return { mistake: { message: sentences[error.code] ?? error.message, offset: error.pos[0] }, offsetOf };
  try {
    return { value: document.toJS() as unknown, offsetOf };
  } catch (cause) {
    // An alias without an anchor, or so many that they would fill the memory.
    return { mistake: { message: cause instanceof Error ? cause.message : String(cause), offset: 0 }, offsetOf };
  }
}

/** Where the parser's own words are for whoever calls it. */
const sentences: { readonly [code: string]: string } = { MULTIPLE_DOCS: "the file holds several documents, and a definition is one" };

function rangeOf(node: unknown): number | undefined {
  return (node as { readonly range?: readonly number[] } | null)?.range?.[0];
}

/** The finding that says why a text is no YAML. */
export function yamlSyntax({ message }: NonNullable<YamlText["mistake"]>): Diagnostic {
  return {
    rule: "yaml-syntax",
    severity: "error",
    path: "",
    message: `This is not YAML: ${message}${/[.!?]$/.test(message) ? "" : "."}`,
    hint: "Mend the syntax; nothing else can be checked before.",
  };
}
