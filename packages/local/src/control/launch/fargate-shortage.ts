import { parseArn } from "@stowage/model";
import type { Refusal } from "@stowage/placement";
import type { ClusterRow } from "../../state/rows.js";
import type { View } from "../../state/view.js";

/** Source: Amazon ECS Developer Guide, "Amazon ECS API failure reasons". */
export const NO_FARGATE = "RESOURCE:FARGATE";

/** Source: Amazon ECS Developer Guide, "Amazon ECS service event messages"; captures. */
const texts = {
  capacity: {
    reason: NO_FARGATE,
    message: "Capacity is unavailable at this time. Please try again later or in a different availability zone.",
  },
  internal: { reason: "Internal error.", message: "Internal error." },
} as const;

/** Why FARGATE or FARGATE_SPOT takes no task of a cluster now; undefined: it does. */
export function fargateShortage(view: View, { arn }: Pick<ClusterRow, "arn">, capacity: string): Refusal | undefined {
  const shortage = view.get("fargateShortages", fargateKey(arn, capacity));
  return shortage && { ...texts[shortage.cause], reasons: [] };
}

/** The key of a shortage, by an ARN of its place. */
export function fargateKey(arn: string, capacity: string): string {
  const { region = "", account = "" } = parseArn(arn) ?? {};
  return `${region}/${account}/${capacity}`;
}
