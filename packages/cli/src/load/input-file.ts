import { StowageError } from "@stowage/model";
import type { Observations, PriceBook, readInput, Usage } from "@stowage/model/inputs";
import { readJsonValue } from "./json-file.js";

interface Inputs {
  readonly observations: Observations;
  readonly "price book": PriceBook;
  readonly "usage file": Usage;
}

/**
 * Reads one of our own inputs from a JSON file by its schema; without a name there is none.
 *
 * @throws {StowageError} `input-missing`, `input-unreadable`, `input-syntax`, and `input-wrong` with every mistake and its place.
 */
export async function readInputFile<K extends keyof Inputs>(
  kind: K,
  name: string | undefined,
  cwd: string,
): Promise<Inputs[K] | undefined> {
  if (name === undefined) return undefined;
  // The schemas bring zod, which the command line does not start with.
  const inputs = await import("@stowage/model/inputs");
  const schemas: { readonly [K in keyof Inputs]: Parameters<typeof readInput<Inputs[K]>>[0] } = {
    observations: inputs.observationsSchema,
    "price book": inputs.priceBookSchema,
    "usage file": inputs.usageSchema,
  };
  const { value, diagnostics } = inputs.readInput<Inputs[K]>(schemas[kind], (await readJsonValue(name, cwd)).value);
  if (value !== undefined) return value;
  const list = diagnostics.map(({ path, message, hint }) => `  ${path || "/"}: ${message} ${hint}`).join("\n");
  throw new StowageError("input-wrong", `${name} is no ${kind === "observations" ? "file of observations" : kind}:\n${list}`, {
    hint: "Mend what is named.",
    diagnostics,
  });
}
