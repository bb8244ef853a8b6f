import { AwsException } from "../aws-exception.js";

/** Refuses a request whose values are wrong; no operation of ELBv2 declares this error, all have it. */
export function invalid(message: string): never {
  throw new AwsException("ValidationError", message);
}

export function notFound(what: "LoadBalancer" | "TargetGroup" | "Listener" | "Rule" | "Certificate", message: string): never {
  throw new AwsException(`${what}NotFoundException`, message);
}
