import type { Wire } from "@stowage/model";
import type { Operation, Output } from "../services/operation.js";
import { callOperation } from "./call-operation.js";
import type { Rig } from "./rig.js";

/** Calls operations of a rig's engine and waits for their answers; a refusal is thrown. */
export function asking({ engine, clock }: Pick<Rig, "engine" | "clock">): <I, O>(operation: Operation<I, O>, input: Wire<I>) => Output<O> {
  return (operation, input) => {
    let failure: Error | undefined;
    let answer: unknown;
    callOperation(engine, operation, input, (error, output) => {
      failure = error;
      answer = output;
    });
    clock.settle();
    if (failure) throw failure;
    return answer as never;
  };
}
