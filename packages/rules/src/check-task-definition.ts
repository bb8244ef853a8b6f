import type { Diagnostic } from "@stowage/model";
import { checkRequest } from "./check-request.js";
import type { CheckOptions } from "./run-rules.js";

/**
 * Checks a RegisterTaskDefinition request: shape first, then the rules. Never throws, whatever the value is; paths are JSON pointers
 * into the request. With `stage: "register"` the errors are those for which AWS refuses the call, and `aws` of the first is its answer.
 *
 * @example
 * const [first] = checkTaskDefinition(request, { stage: "register" }).filter(({ severity }) => severity === "error");
 */
export function checkTaskDefinition(request: unknown, options: CheckOptions = {}): Diagnostic[] {
  return checkRequest("taskDefinition", request, {}, options);
}
