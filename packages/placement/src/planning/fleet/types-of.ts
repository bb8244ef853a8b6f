import { StowageError } from "@stowage/model";
import { instanceType, instanceTypeHint } from "../../catalogue/instance-type.js";
import type { Instance } from "../../snapshot.js";
import type { FleetOptions, FleetType } from "./options.js";

/** A type with all that has to be known of it. */
export interface SizedType {
  readonly type: string;
  readonly price: number | undefined;
  /** What an instance of it looks like, without id and zone. */
  readonly spec: Omit<Instance, "id" | "az">;
}

/** The types of the options with what their instances register. @throws StowageError `unknown-instance-type`, `fleet-options`. */
export function typesOf(options: FleetOptions): readonly SizedType[] {
  const { types, market = "on-demand" } = options;
  if (types.length === 0)
    throw new StowageError("fleet-options", "A fleet needs at least one instance type.", { hint: "Name some in `types`." });
  return types
    .map((entry) => (typeof entry === "string" ? { type: entry } : entry))
    .filter(({ type }) => market === "on-demand" || instanceType(type)?.spot !== false)
    .map((entry) => sized(entry, options));
}

function sized(entry: FleetType, options: FleetOptions): SizedType {
  const known = instanceType(entry.type);
  const cpu = entry.cpu ?? known?.cpu;
  const memory = entry.memory ?? known?.memory;
  if (cpu === undefined || memory === undefined) {
    const hint = `${instanceTypeHint(entry.type)} Or give \`cpu\` and \`memory\`.`;
    throw new StowageError("unknown-instance-type", `"${entry.type}" is not an instance type that the catalogue has.`, { hint });
  }
  const enis = entry.enis ?? known?.enis;
  const trunkEnis = entry.trunkEnis ?? known?.trunkEnis;
  return {
    type: entry.type,
    price: entry.price ?? options.price?.(entry.type),
    spec: {
      type: entry.type,
      cpu,
      memory,
      gpus: entry.gpus ?? known?.gpus ?? 0,
      ...(enis === undefined ? {} : { enis }),
      ...(trunkEnis === undefined ? {} : { trunkEnis }),
      attributes: {
        "ecs.os-type": "linux",
        "ecs.os-family": "LINUX",
        ...(known?.architecture && { "ecs.cpu-architecture": known.architecture }),
        ...options.attributes,
      },
    },
  };
}
