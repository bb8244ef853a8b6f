import type { Place, Wire } from "@stowage/model";
import type { Command, ServiceEvent } from "../control/types.js";
import type { Effect } from "../drivers/driver.js";
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
  /** Where the caller has reached the engine, as `http://127.0.0.1:4580`; absent where there is no server. */
  readonly endpoint?: string | undefined;
}

export interface Answer<O> {
  readonly output: O;
  readonly commands?: readonly Command[];
  readonly events?: readonly ServiceEvent[];
  readonly effects?: readonly Effect[];
}

/** A type as an answer holds it: as on the wire, and made of rows, which nobody may change. */
export type Output<T> = T extends Date
  ? number
  : T extends Uint8Array
    ? string
    : T extends readonly (infer U)[]
      ? readonly Output<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Output<T[K]> }
        : T;

/** One operation of an AWS API: pure, throws only `AwsException`. Times in the output are seconds, as on the wire. */
export interface Operation<I, O> {
  readonly name: string;
  /** Why nothing follows from it, where that is so; docs/operations.md says it. */
  readonly answeredOnly?: string;
  run(call: Call<Wire<I>>): Answer<Output<O>>;
}

/** An operation of whatever types, for lists of them. */
export type AnyOperation = Operation<never, unknown>;

/**
 * Declares an operation.
 *
 * @example
 * export const listClusters: Operation<ListClustersRequest, ListClustersResponse> = operation("ListClusters", ({ input, view }) => ({ output: … }));
 */
export function operation<I, O>(
  name: string,
  run: Operation<I, O>["run"],
  more: Pick<Operation<I, O>, "answeredOnly"> = {},
): Operation<I, O> {
  return { name, run, ...more };
}
