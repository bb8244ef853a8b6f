import * as z from "zod";

/** Instances of one type in a scenario for `stowage place`. */
export interface ScenarioInstance {
  readonly id?: string | undefined;
  /** An EC2 instance type. */
  readonly type: string;
  /** Availability Zone. */
  readonly az: string;
  /** How many of it, 1 by default. */
  readonly count?: number | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** What the instance registers, in cpu units and MiB; by default what its type registers. */
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  /** Group name → tasks of it that run there already. */
  readonly running?: Readonly<Record<string, number>> | undefined;
}

/** Tasks that are to be placed together. */
export interface ScenarioGroup {
  readonly name: string;
  readonly count: number;
  /** cpu units of one task. */
  readonly cpu: number;
  /** MiB of one task. */
  readonly memory: number;
  readonly hostPorts?: readonly (number | string)[] | undefined;
  readonly gpu?: number | undefined;
  readonly networkMode?: "awsvpc" | "bridge" | "host" | "none" | undefined;
  readonly trunking?: boolean | undefined;
  readonly placementConstraints?:
    | readonly { readonly type: "distinctInstance" | "memberOf"; readonly expression?: string | undefined }[]
    | undefined;
  readonly placementStrategy?:
    | readonly { readonly type: "binpack" | "random" | "spread"; readonly field?: string | undefined }[]
    | undefined;
}

/** The input of `stowage place`. */
export interface Scenario {
  readonly seed?: number | undefined;
  readonly instances: readonly ScenarioInstance[];
  readonly groups: readonly ScenarioGroup[];
}

const whole = z.int().min(0);
/** More instances or tasks than this in one scenario is taken for a slip of the pen. Our choice. */
const many = z.int().min(1).max(10_000_000);

export const scenarioSchema: z.ZodType<Scenario> = z.strictObject({
  seed: z.int().optional(),
  instances: z.array(
    z.strictObject({
      id: z.string().min(1).optional(),
      type: z.string().min(1),
      az: z.string().min(1),
      count: many.optional(),
      attributes: z.record(z.string(), z.string()).optional(),
      cpu: whole.optional(),
      memory: whole.optional(),
      running: z.record(z.string(), whole).optional(),
    }),
  ),
  groups: z.array(
    z.strictObject({
      name: z.string().min(1),
      count: many,
      cpu: whole,
      memory: whole,
      hostPorts: z
        .array(z.union([z.int().min(1).max(65535), z.string().regex(/^\d+\/(tcp|udp)$/, "a port, or PORT/tcp or PORT/udp")]))
        .optional(),
      gpu: whole.optional(),
      networkMode: z.enum(["awsvpc", "bridge", "host", "none"]).optional(),
      trunking: z.boolean().optional(),
      placementConstraints: z
        .array(z.strictObject({ type: z.enum(["distinctInstance", "memberOf"]), expression: z.string().optional() }))
        .optional(),
      placementStrategy: z
        .array(z.strictObject({ type: z.enum(["binpack", "random", "spread"]), field: z.string().optional() }))
        .optional(),
    }),
  ),
});
