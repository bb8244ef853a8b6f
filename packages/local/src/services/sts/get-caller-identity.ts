import { partitionOf } from "@stowage/model";
import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from "@stowage/model/sts";
import { operation, type Operation } from "../operation.js";

/** Whoever asks is the root user of the account that they are in: signatures are not verified, and there are no users. */
export const getCallerIdentity: Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> = operation(
  "GetCallerIdentity",
  ({ place: { region, account } }) => ({
    output: { UserId: account, Account: account, Arn: `arn:${partitionOf(region)}:iam::${account}:root` },
  }),
);
