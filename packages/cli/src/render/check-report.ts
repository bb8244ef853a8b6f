import type { Diagnostic, Location } from "@stowage/model";

/** One checked file or entry, with what was found in it. */
export interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  /** With `--fix`: what was put right, and what can be in a program, which is not edited. */
  readonly fixes?: readonly ReportedFix[];
}

/** The one right answer to a finding. */
export interface ReportedFix {
  readonly rule: string;
  /** JSON pointer of the finding. */
  readonly path: string;
  readonly change: string;
  /** False in a module: its source is left to whoever wrote it. */
  readonly applied: boolean;
  /** The builder's step that wrote it: `hostname`. */
  readonly step?: string;
  readonly location?: Location;
}

/** What `stowage check` found, before it is printed in one format or another. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  readonly errors: number;
  readonly warnings: number;
}
