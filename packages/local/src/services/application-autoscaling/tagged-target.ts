import type { Call } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { rowsOf } from "../rows-of.js";
import { placeKey } from "./scalable-targets.js";

/** The ARN of a scalable target that is there. @throws {AwsException} `ResourceNotFoundException`. */
export function taggedTarget({ view, place }: Pick<Call<unknown>, "view" | "place">, arn: string): string {
  if (!rowsOf(view, "scalableTargets", placeKey(place)).some(({ target }) => target.ScalableTargetARN === arn)) {
    throw new AwsException("ResourceNotFoundException", `There is no scalable target "${arn}".`, { ResourceName: arn });
  }
  return arn;
}
