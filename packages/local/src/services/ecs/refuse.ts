import { AwsException } from "../aws-exception.js";

/** Refuses a request with the exception that ECS uses for most of what is wrong with a parameter. */
export function invalidParameter(message: string): never {
  throw new AwsException("InvalidParameterException", message);
}

/** Refuses with ECS's exception for identifiers and definitions that are wrong. */
export function clientError(message: string): never {
  throw new AwsException("ClientException", message);
}

/** Refuses a name that ECS does not take: up to 255 letters, digits, hyphens and underscores. ECS's own sentence is not documented. */
export function checkName(name: string, what: string): string {
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
    invalidParameter(`${what} has 1 to 255 letters, digits, hyphens and underscores, but "${name.slice(0, 80)}" has others.`);
  }
  return name;
}
