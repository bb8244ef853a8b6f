import { DescribeClustersCommand } from "@aws-sdk/client-ecs";
import { parseArn } from "@stowage/model";
import { describeAwsError } from "./aws-error.js";
import type { Clients } from "./clients.js";

/**
 * The account that the credentials belong to. ECS names it in the ARN of whatever is asked about, so no further service is needed.
 *
 * @throws {StowageError} `aws-…` for what AWS answers.
 * @example
 * if ((await accountOf(clients)) !== "123456789012") throw new Error("not here");
 */
export async function accountOf({ ecs }: Clients): Promise<string> {
  try {
    const { clusters = [], failures = [] } = await ecs.send(new DescribeClustersCommand({ clusters: ["default"] }));
    const arn = clusters[0]?.clusterArn ?? failures[0]?.arn ?? "";
    return parseArn(arn)?.account ?? "unknown";
  } catch (error) {
    throw describeAwsError(error);
  }
}
