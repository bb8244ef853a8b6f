import type { Place, Wire } from "@stowage/model";
import type { Command, ServiceEvent } from "../control/types.js";
import type { Random } from "../random.js";
import type { View } from "../state/view.js";

/** What an operation sees: decoded input, rows, where the caller is, and the time. */
export interface Call<I> {
  readonly input: I;
  readonly view: View;
  readonly place: Place;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: Random;
}

export interface Answer<O> {
  readonly output: O;
  readonly commands?: readonly Command[];
  readonly events?: readonly ServiceEvent[];
}

/** One operation of an AWS API: pure, throws only `AwsException`. Times in the output are seconds, as on the wire. */
export interface Operation<I, O> {
  readonly name: string;
  run(call: Call<I>): Answer<O>;
}

/**
 * Declares an operation.
 *
 * @example
 * export const listClusters = operation<ListClustersRequest, ListClustersResponse>("ListClusters", ({ input, view }) => ({ output: … }));
 */
export function operation<I, O>(name: string, run: (call: Call<Wire<I>>) => Answer<Wire<O>>): Operation<Wire<I>, Wire<O>> {
  return { name, run };
}
