import type { Diagnostic } from "@stowage/model";
import { fixOf } from "./fix-of.js";
import type { Fix } from "./fix-of.js";
import { applyPatch } from "./patch.js";

/** A document that was put right, step by step. */
export interface FixedDocument {
  readonly document: unknown;
  /** In the order in which they were done; each one's pointers are into the document as the ones before left it. */
  readonly fixes: readonly Fix[];
  /** What is found in the document now. */
  readonly diagnostics: readonly Diagnostic[];
}

/** More fixes than any document has: a bound, so that rules which contradict each other end. */
const fixesMax = 1_000;

/**
 * Does the fixes of a document one after another and checks it again after each, until nothing is left that has one right answer. A fix
 * that does not settle its finding is not done. The given document stays as it is.
 *
 * @param check finds what is wrong with a document: `(value) => checkDocument(value, options).diagnostics`
 *
 * @example
 * const { document, fixes } = fixDocument(JSON.parse(text), (value) => checkDocument(value).diagnostics);
 */
export function fixDocument(document: unknown, check: (document: unknown) => readonly Diagnostic[]): FixedDocument {
  const fixes: Fix[] = [];
  const seen = new Set([JSON.stringify(document)]);
  let now: FixedDocument = { document, fixes, diagnostics: check(document) };
  for (let done = false; !done && fixes.length < fixesMax;) {
    done = true;
    for (const finding of now.diagnostics) {
      const next = attempt(now, finding, check);
      if (!next || seen.has(JSON.stringify(next.document))) continue;
      seen.add(JSON.stringify(next.document));
      fixes.push(next.fix);
      now = { document: next.document, fixes, diagnostics: next.diagnostics };
      done = false;
      break;
    }
  }
  return now;
}

interface Attempt {
  readonly fix: Fix;
  readonly document: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

function attempt(
  { document, diagnostics }: FixedDocument,
  finding: Diagnostic,
  check: (document: unknown) => readonly Diagnostic[],
): Attempt | undefined {
  const fix = fixOf(document, finding);
  const changed = fix && applyPatch(document, fix.operations);
  if (!fix || changed === undefined) return undefined;
  const after = check(changed);
  return isSettled(finding, diagnostics, after) ? { fix, document: changed, diagnostics: after } : undefined;
}

/** Whether the finding is gone: its place is clean, or (where the next item of a list has moved up) there are fewer of its kind. */
function isSettled({ rule, path }: Diagnostic, before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const stillThere = after.some((diagnostic) => diagnostic.rule === rule && diagnostic.path === path);
  return !stillThere || countOf(after, rule) < countOf(before, rule);
}

function countOf(diagnostics: readonly Diagnostic[], rule: string): number {
  return diagnostics.filter((diagnostic) => diagnostic.rule === rule).length;
}
