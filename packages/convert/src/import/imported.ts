import type { Diagnostic } from "@stowage/model";
import type { DocumentKind } from "@stowage/rules";

/** What an import gives. */
export interface Imported {
  /** What the input turned out to be. */
  readonly kind: Exclude<DocumentKind, "unknown"> | "compose";
  /** A TypeScript module that builds the definitions with @stowage/dsl. */
  readonly source: string;
  /** What of the input is not in the module, or is to be completed by hand; the module says so in comments too. Paths point into the input. */
  readonly diagnostics: readonly Diagnostic[];
}
