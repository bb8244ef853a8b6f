import type { Diagnostic } from "@stowage/model";

/** One checked file or entry, with what was found in it. */
export interface CheckedFile {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What `stowage check` found, before it is printed in one format or another. */
export interface CheckReport {
  readonly files: readonly CheckedFile[];
  readonly errors: number;
  readonly warnings: number;
}
