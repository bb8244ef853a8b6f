import * as z from "zod";
import type { Suppression } from "../assembly.js";
import type { Severity } from "../diagnostic.js";

/** `stowage.config.ts`: what a project tells the command line once. */
export interface Configuration {
  /** The module, folder or file that holds the definitions, relative to the configuration. */
  readonly entry: string;
  /** Used where neither `--region` nor the definition names one. */
  readonly region?: string | undefined;
  /** Twelve digits: the account that a deployment must find itself in. */
  readonly account?: string | undefined;
  /** The folder that `synth` writes, `stowage.out` by default. */
  readonly out?: string | undefined;
  /** Packs of rules that are switched on for all that the project checks: `security-hub`, `resource-tagging`, `control-tower`, `aws-config`. */
  readonly extends?: readonly string[] | undefined;
  /** Rule id → its severity in this project. */
  readonly rules?: Readonly<Record<string, Severity | "off">> | undefined;
  /** The organisation's own rules: what `definePolicy` of `@stowage/rules` gives. */
  readonly policies?: readonly ConfiguredPolicy[] | undefined;
  /** Findings that are known not to matter, each with its reason; paths are JSON pointers into what is checked. */
  readonly suppressions?: readonly Suppression[] | undefined;
  /** A price book of one's own, relative to the configuration. */
  readonly prices?: string | undefined;
  readonly local?:
    | { readonly port?: number | undefined; readonly data?: string | undefined; readonly driver?: "process" | "simulated" | undefined }
    | undefined;
}

/** A policy as `definePolicy` of `@stowage/rules` makes it: its shape stands here because a configuration is read below the rules. */
export interface ConfiguredPolicy {
  readonly id: string;
  readonly severity: Severity;
  readonly subjects: readonly string[];
  readonly docs?: string;
  readonly messages: { readonly [name: string]: string };
  readonly hint: string;
  check(subject: never, report: never, context: never): void;
}

/**
 * What a `stowage.config.ts` exports, as a zod schema.
 *
 * @example
 * const { value, diagnostics } = readInput(configurationSchema, { entry: "src/shop.ts" });
 */
export const configurationSchema: z.ZodType<Configuration> = z.strictObject({
  entry: z.string().min(1),
  region: z
    .string()
    .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "a region such as us-east-1")
    .optional(),
  account: z
    .string()
    .regex(/^\d{12}$/, "twelve digits")
    .optional(),
  out: z.string().min(1).optional(),
  extends: z.array(z.string()).optional(),
  rules: z.record(z.string(), z.enum(["error", "warning", "off"])).optional(),
  policies: z.array(z.custom<ConfiguredPolicy>(isPolicy, "this is no policy: definePolicy(…) of @stowage/rules gives one")).optional(),
  suppressions: z
    .array(
      z.strictObject({
        rule: z.string().min(1),
        path: z
          .string()
          .regex(/^(\/|$)/, "a JSON pointer, which begins with a slash")
          .optional(),
        reason: z.string().regex(/\S/, "a suppression needs a reason: say why the rule does not matter here"),
      }),
    )
    .optional() as z.ZodType<readonly Suppression[] | undefined>,
  prices: z.string().min(1).optional(),
  local: z
    .strictObject({
      port: z.int().min(0).max(65535).optional(),
      data: z.string().optional(),
      driver: z.enum(["process", "simulated"]).optional(),
    })
    .optional(),
});

/**
 * Types a configuration; it is returned as it is.
 *
 * @example
 * export default defineConfig({ entry: "src/shop.ts", region: "eu-west-1" });
 */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}

function isPolicy(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, severity, subjects, messages, hint, check } = value as Partial<ConfiguredPolicy>;
  const texts = [id, severity, hint].every((text) => typeof text === "string");
  return texts && Array.isArray(subjects) && typeof messages === "object" && typeof check === "function";
}
