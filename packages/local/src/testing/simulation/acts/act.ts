import type { View } from "../../../state/view.js";
import type { ApiCall } from "../call.js";

/** What some runs have besides replica services and instances. A kept seed names those that there were when it failed. */
export type ActName = "protection" | "spot-rate" | "daemon-service" | "task-sets" | "managed-daemon";

export const actNames: readonly ActName[] = ["protection", "spot-rate", "daemon-service", "task-sets", "managed-daemon"];

/** What clients do in it. Each has a stream of chance of its own: without it everything else is as it was before there was any. */
export interface Act {
  /** Makes its part of the world. */
  first(): readonly ApiCall[];
  /** Something at random; undefined: nothing this time. */
  next(view: View): ApiCall | undefined;
  /** Leaves everything so that it can converge. */
  last(view: View): readonly ApiCall[];
  /** Until when, in the engine's time, what was asked keeps things from converging. */
  lasts?(view: View): number;
}
