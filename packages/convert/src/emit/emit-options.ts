import type { Diagnostic } from "@stowage/model";

/** What the emitters are told beside the Assembly. */
export interface EmitOptions {
  /** Told of each value that the format has no place for, with its path in the Assembly. */
  readonly report?: ((finding: Diagnostic) => void) | undefined;
}

/** Reports that a value is not in what is emitted. */
export function reportLeftOut({ report }: EmitOptions, path: string, message: string, hint: string): void {
  report?.({ rule: "emit-left-out", severity: "warning", path, message, hint });
}
