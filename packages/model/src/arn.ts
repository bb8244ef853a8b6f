/** Where an ARN lives. */
export interface Place {
  /** `us-east-1`, … The partition (`aws`, `aws-cn`, `aws-us-gov`, …) follows from it. */
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

/** An ARN in its parts. */
export interface Arn extends Place {
  readonly partition: string;
  /** `ecs`, `servicediscovery`, … */
  readonly service: string;
  /** What follows the account: `cluster/main`. */
  readonly resource: string;
}

/**
 * The partition of a region, by its prefix. Source: botocore's `endpoints.json` (partition region patterns), 2026-08-07.
 *
 * @example
 * partitionOf("us-gov-west-1"); // "aws-us-gov"
 */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  if (region.startsWith("us-isob-")) return "aws-iso-b";
  if (region.startsWith("us-isof-") || region.startsWith("eu-isoe-")) return region.startsWith("us-") ? "aws-iso-f" : "aws-iso-e";
  if (region.startsWith("us-iso-")) return "aws-iso";
  if (region.startsWith("eusc-")) return "aws-eusc";
  return "aws";
}

/**
 * Puts an ARN together.
 *
 * @example
 * formatArn({ region: "us-east-1", account: "123456789012" }, "ecs", "cluster/main"); // "arn:aws:ecs:us-east-1:123456789012:cluster/main"
 */
export function formatArn({ region, account }: Place, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

/**
 * Takes an ARN apart; undefined if the text is none.
 *
 * @example
 * parseArn("arn:aws:ecs:eu-west-1:123456789012:cluster/main")?.region; // "eu-west-1"
 */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([a-z-]+):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws|):(.+)$/.exec(text);
  if (!match) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
}

/**
 * ECS's resources in ARNs of the long format, the only one for new resources since 2021.
 * Source: Amazon ECS Developer Guide, "Amazon Resource Names (ARNs) and IDs".
 *
 * @example
 * ecsArn.service({ region: "eu-west-1", account: "123456789012" }, "main", "web"); // "arn:aws:ecs:eu-west-1:123456789012:service/main/web"
 */
export const ecsArn: EcsArns = {
  cluster: (place, name) => formatArn(place, "ecs", `cluster/${name}`),
  service: (place, cluster, name) => formatArn(place, "ecs", `service/${cluster}/${name}`),
  task: (place, cluster, id) => formatArn(place, "ecs", `task/${cluster}/${id}`),
  container: (place, cluster, taskId, id) => formatArn(place, "ecs", `container/${cluster}/${taskId}/${id}`),
  containerInstance: (place, cluster, id) => formatArn(place, "ecs", `container-instance/${cluster}/${id}`),
  taskDefinition: (place, family, revision) => formatArn(place, "ecs", `task-definition/${family}:${revision}`),
  capacityProvider: (place, name) => formatArn(place, "ecs", `capacity-provider/${name}`),
};

interface EcsArns {
  readonly cluster: (place: Place, name: string) => string;
  readonly service: (place: Place, cluster: string, name: string) => string;
  readonly task: (place: Place, cluster: string, id: string) => string;
  readonly container: (place: Place, cluster: string, taskId: string, id: string) => string;
  readonly containerInstance: (place: Place, cluster: string, id: string) => string;
  readonly taskDefinition: (place: Place, family: string, revision: number) => string;
  readonly capacityProvider: (place: Place, name: string) => string;
}
