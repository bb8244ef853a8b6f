import type { Diagnostic } from "@stowage/model";
import { AwsException } from "../aws-exception.js";

/**
 * Refuses a request for the first error that the rules found, in AWS's words where they are known and in ours where they are not.
 *
 * @param exception What AWS raises where the rule does not say.
 * @throws {AwsException}
 */
export function refuseFirst(findings: readonly Diagnostic[], exception: string): void {
  const first = findings.find(({ severity }) => severity === "error");
  if (first === undefined) return;
  const { aws, message, path, hint } = first;
  throw new AwsException(aws?.exception ?? exception, aws?.text ?? `${path || "/"}: ${message} ${hint}`);
}
