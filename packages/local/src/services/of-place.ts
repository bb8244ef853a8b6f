import { parseArn, type Place } from "@stowage/model";

/** Whether an ARN is of this region and account. */
export function isOfPlace(arn: string, { region, account }: Place): boolean {
  const parts = parseArn(arn);
  return parts !== undefined && parts.region === region && parts.account === account;
}
