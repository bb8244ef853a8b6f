import { shapeDiagnostic, StowageError } from "@stowage/model";
import type { Issue, ServiceSchema } from "@stowage/model";
import type { Part } from "./say.js";
import { prune } from "./prune.js";

/** Which request a value is read as. */
export interface RequestKind {
  readonly schema: ServiceSchema;
  readonly structure: string;
  readonly validate: (value: unknown, out: Issue[]) => void;
}

/**
 * A value as a request: without members that say nothing, and with the paths at which it has something that the model does not know
 * or lacks something that it asks for. That is kept as it is; only a wrong type is refused, since nothing can be written for it.
 *
 * `at` is the pointer of the value in the document, for messages.
 *
 * @throws StowageError `input-wrong-type` that lists each, `input-too-deep`
 */
export function readRequest<R extends object>({ schema, structure, validate }: RequestKind, value: unknown, at = ""): Part<R> {
  const request = prune(schema, structure, value);
  const issues: Issue[] = [];
  validate(request, issues);
  const wrong = issues.filter(({ code }) => code === "wrong-type").map((issue) => ({ ...issue, path: at + issue.path }));
  if (wrong.length > 0) throw wrongTypes(wrong);
  return { request: request as R, unsound: issues.map(({ path, code }) => (code === "missing-field" ? parentOf(path) : path)) };
}

/** The part of a request below a path. */
export function partOf<R extends object>(part: Part<object>, path: string, request: R): Part<R> {
  const unsound = part.unsound.filter((at) => at === path || at.startsWith(`${path}/`)).map((at) => at.slice(path.length));
  return { request, unsound };
}

function wrongTypes(issues: readonly Issue[]): StowageError {
  const list = issues.map(({ path, message }) => `${path || "the document"}: ${message}`);
  const templated = issues.some(({ message }) => /<[^<>]+>|\{\{|\$\{|\$[A-Z]/.test(message));
  return new StowageError("input-wrong-type", list.length === 1 ? list[0]! : `Some values have the wrong type:\n  ${list.join("\n  ")}`, {
    hint: templated ? "Fill in the template's placeholders first." : issues[0]!.hint,
    diagnostics: issues.map((issue) => shapeDiagnostic(issue)),
  });
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
