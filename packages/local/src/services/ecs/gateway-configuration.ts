import type { HostSharedAlbConfiguration } from "@stowage/model/ecs";
import { invalidParameter } from "./refuse.js";

/** The configuration of a gateway with ECS's defaults. Source: API Reference, HostSharedAlbConfiguration; 2026-11. */
export function gatewayConfiguration(given: HostSharedAlbConfiguration): HostSharedAlbConfiguration {
  if (given.port !== undefined && given.port !== 443) invalidParameter(`A gateway listens at port 443 alone, not at ${given.port}.`);
  if (given.protocol !== undefined && given.protocol !== "HTTPS") invalidParameter(`A gateway speaks HTTPS alone, not ${given.protocol}.`);
  return { scheme: "internet-facing", maxAlbCount: 10, httpDesync: "defensive", ...given, port: 443, protocol: "HTTPS" };
}
