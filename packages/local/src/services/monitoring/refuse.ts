import { AwsException } from "../aws-exception.js";

/** CloudWatch's error for requests that are wrong as a whole. */
export function invalid(message: string): never {
  throw new AwsException("ValidationException", message);
}

export function invalidValue(message: string): never {
  throw new AwsException("InvalidParameterValueException", message);
}

export function missing(message: string): never {
  throw new AwsException("MissingRequiredParameterException", message);
}
