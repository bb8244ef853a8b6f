import type { Wire } from "@stowage/model";
import type { Operation } from "../../services/operation.js";

/** One call of a client. */
export interface ApiCall {
  readonly operation: Operation<never, unknown>;
  readonly input: unknown;
}

export function call<I, O>(operation: Operation<I, O>, input: Wire<I>): ApiCall {
  return { operation: operation as unknown as Operation<never, unknown>, input };
}
