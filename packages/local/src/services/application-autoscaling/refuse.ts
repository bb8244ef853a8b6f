import { AwsException } from "../aws-exception.js";

/** Refuses a request with Application Auto Scaling's exception for values that are wrong. */
export function invalid(message: string): never {
  throw new AwsException("ValidationException", message);
}
