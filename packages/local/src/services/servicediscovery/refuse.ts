import { AwsException } from "../aws-exception.js";

/** Refuses a request with Cloud Map's exception for values that are wrong. AWS documents none of its sentences. */
export function invalidInput(message: string): never {
  throw new AwsException("InvalidInput", message);
}
