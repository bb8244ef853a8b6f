import type { Assembly, Diagnostic } from "@stowage/model";
import type { Configuration } from "@stowage/model/inputs";

/** What an ENTRY amounts to. */
export interface Entry {
  /** As it is shown to the user. */
  readonly name: string;
  readonly assembly: Assembly;
  /** What the rules found in it, with places in the source where they are known. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the Assembly says all that its source does. */
  readonly complete: boolean;
  /** The folder that `local` commands are relative to. */
  readonly root: string;
  readonly configuration?: Configuration | undefined;
  /** The configuration's suppressions, by index, that silenced something in it. */
  readonly suppressed?: ReadonlySet<number> | undefined;
  /** The configuration's file. */
  readonly configurationFile?: string | undefined;
}

export interface LoadOptions {
  /** `--region`: in place of the definition's own. */
  readonly region?: string | undefined;
  readonly configuration?: Configuration | undefined;
  readonly configurationFile?: string | undefined;
  /** Which app, where the module has several. */
  readonly app?: string | undefined;
}
