import { StowageError } from "@stowage/model";
import type { Entry } from "./entry.js";

/**
 * The region that a command works for: `--region`, then the definition's, then the configuration's; never the environment's.
 *
 * @throws {StowageError} `usage-region` if none of them names one.
 */
export function regionOf(entry: Pick<Entry, "assembly" | "configuration">, option: string | undefined): string {
  const region = option ?? entry.assembly.region ?? entry.configuration?.region;
  if (region !== undefined) return region;
  throw new StowageError("usage-region", "No region is known.", {
    hint: "Pass --region, or set `region` in the definition or in stowage.config.ts.",
  });
}
