import { parseArn } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import { findServiceDeployment, type FoundDeployment } from "./find-deployment.js";
import type { Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/**
 * The service deployment that a request names.
 *
 * @throws {AwsException} for what is no ARN of one, and for one that is not there (AWS documents the exceptions, not their texts).
 */
export function requireServiceDeployment(lookup: Lookup, arn: string): FoundDeployment {
  if (!parseArn(arn)?.resource.startsWith("service-deployment/")) return invalidParameter("The service deployment ARN is invalid.");
  const found = findServiceDeployment(lookup, arn);
  if (!found) throw new AwsException("ServiceDeploymentNotFoundException", "The service deployment was not found.");
  return found;
}
