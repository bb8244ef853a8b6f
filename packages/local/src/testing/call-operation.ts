import type { Place, Wire } from "@stowage/model";
import type { Engine } from "../control/engine.js";
import type { Operation, Output } from "../services/operation.js";

/** Calls an operation of an API without a server: `done` hears of it when a client would. */
export function callOperation<I, O>(
  engine: Engine,
  operation: Operation<I, O>,
  input: Wire<I>,
  done: (error: Error | undefined, output?: Output<O>) => void,
  place: Place = { region: "us-east-1", account: "123456789012" },
): void {
  engine.submit((view, now, random) => {
    const { output, ...changes } = operation.run({ input, view, place, now, random });
    return { ...changes, result: output };
  }, done);
}
