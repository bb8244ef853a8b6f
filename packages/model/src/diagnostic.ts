import type { Issue } from "./validation.js";

export type Severity = "error" | "warning";

/** A place in a file, counted from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One finding: what is wrong, where, and what to do. */
export interface Diagnostic {
  /** The rule's id, e.g. `fargate-cpu-memory`; for a wrong shape `unknown-field`, `wrong-type`, `missing-field` or `unknown-value`. */
  readonly rule: string;
  /** `error`: AWS rejects it or it can never run. `warning`: AWS accepts it, but it is broken, ignored or unwise. */
  readonly severity: Severity;
  /** JSON pointer (RFC 6901) into the document that was checked. */
  readonly path: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
  /** A page that says more. */
  readonly docs?: string;
  /** Where the value at `path` was written, if that is known. */
  readonly location?: Location;
  /** What AWS answers, for those who answer in its place. */
  readonly aws?: AwsError;
}

/** The error that AWS raises for a finding. */
export interface AwsError {
  /** `ClientException`, `InvalidParameterException`, … */
  readonly exception: string;
  /** AWS's sentence, as far as it is known; absent: not known, the finding's own message stands in. */
  readonly text?: string;
}

/**
 * A finding about shape as a diagnostic. `docs` links the operation's API page.
 *
 * @example
 * issues.map((issue) => shapeDiagnostic(issue)); // each an error with the issue's path, message and hint
 */
export function shapeDiagnostic(issue: Issue, docs?: string): Diagnostic {
  const { code, path, message, hint } = issue;
  return { rule: code, severity: "error", path, message, hint, ...(docs !== undefined && { docs }) };
}

const brand = Symbol.for("stowage.error");

/**
 * An error with a code to search for and a hint that says what to do: what Stowage throws for bad input.
 *
 * @example
 * throw new StowageError("region-missing", "No region is known.", { hint: "Pass --region, or set `region` in the definition." });
 */
export class StowageError extends Error {
  /** An error of another copy of this package is one too: bundles carry their own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && Object.hasOwn(value, brand);
  }

  readonly code: string;
  readonly hint: string | undefined;
  readonly location: Location | undefined;
  /** The findings that led to it, if there are any. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    code: string,
    message: string,
    options: { hint?: string; location?: Location | undefined; diagnostics?: readonly Diagnostic[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "StowageError";
    this.code = code;
    this.hint = options.hint;
    this.location = options.location;
    this.diagnostics = options.diagnostics ?? [];
    Object.defineProperty(this, brand, { value: true });
  }
}
