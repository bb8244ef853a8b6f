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
  const { region = "", account = "" } = parseArn(arn) ?? {};
  const shortage = view.get("fargateShortages", `${region}/${account}/${capacity}`);
  return shortage && { ...texts[shortage.cause], reasons: [] };
}
