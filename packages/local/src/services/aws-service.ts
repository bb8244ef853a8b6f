import type { Issue, ServiceSchema } from "@stowage/model";
import type { AnyOperation } from "./operation.js";

/** One AWS service as the server speaks it: the model's tables and validators, and our operations. */
export interface AwsService {
  /** The name that requests are signed for, and under which ARNs stand: `ecs`. */
  readonly name: string;
  /** What stands before the dot in `X-Amz-Target`. */
  readonly targetPrefix: string;
  readonly schema: ServiceSchema;
  readonly validators: { readonly [operation: string]: (value: unknown, out: Issue[]) => void };
  readonly operations: readonly AnyOperation[];
  /** The exception for input whose types are right and whose values are not (a missing member, a value that no enum has). */
  invalidInput(operation: string): string;
}
