import * as z from "zod";

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
  /** Rule packs that are switched on. */
  readonly packs?: readonly string[] | undefined;
  /** Rule id → its severity in this project. */
  readonly rules?: Readonly<Record<string, "error" | "warning" | "off">> | undefined;
  /** A price book of one's own, relative to the configuration. */
  readonly prices?: string | undefined;
  readonly local?:
    | { readonly port?: number | undefined; readonly data?: string | undefined; readonly driver?: "process" | "simulated" | undefined }
    | undefined;
}

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
  packs: z.array(z.string()).optional(),
  rules: z.record(z.string(), z.enum(["error", "warning", "off"])).optional(),
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
