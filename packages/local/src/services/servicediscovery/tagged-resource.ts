import { parseArn } from "@stowage/model";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { discoveryPrefix } from "./namespaces.js";

/** The ARN of a namespace or service that is there. @throws {AwsException} `ResourceNotFoundException`. */
export function taggedResource({ view, place }: Pick<Call<unknown>, "view" | "place">, arn: string): string {
  const [kind, id = ""] = parseArn(arn)?.resource.split("/") ?? [];
  const row = kind === "namespace" ? view.get("namespaces", id) : kind === "service" ? view.get("discoveryServices", id) : undefined;
  if (row?.arn !== arn || !arn.startsWith(discoveryPrefix(place))) {
    throw new AwsException("ResourceNotFoundException", `There is no namespace or service "${arn}".`);
  }
  return arn;
}
