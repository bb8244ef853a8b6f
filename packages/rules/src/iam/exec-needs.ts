import type { CreateClusterRequest, ExecuteCommandConfiguration, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { add, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { awslogsGroup, logGroupArn } from "./logs.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";

/** What ECS Exec needs of the task role: its channels, the logs of its sessions as the cluster wants them, and the cluster's key. */
export function needExec(
  gathering: Gathering,
  task: RegisterTaskDefinitionRequest,
  at: string,
  cluster: CreateClusterRequest | undefined,
  clusterAt: string,
): void {
  add(gathering, permissions.exec, "*", at);
  const settings = cluster?.configuration?.executeCommandConfiguration;
  const where = `${clusterAt}/configuration/executeCommandConfiguration`;
  if (!cluster) note(gathering, at, "The cluster is not in the Assembly; how it logs and encrypts ECS Exec's sessions is not known.");
  const logging = settings?.logging ?? "DEFAULT";
  if (logging === "DEFAULT") needTaskLogs(gathering, task, at);
  if (logging === "OVERRIDE") needOwnLogs(gathering, settings?.logConfiguration ?? {}, `${where}/logConfiguration`);
  if (settings?.kmsKeyId !== undefined) needKey(gathering, settings.kmsKeyId, `${where}/kmsKeyId`);
}

/** DEFAULT, the default: the sessions go to the log groups of the task definition; without awslogs they are not logged. */
function needTaskLogs(gathering: Gathering, { containerDefinitions }: RegisterTaskDefinitionRequest, at: string): void {
  for (const { logConfiguration } of containerDefinitions) {
    const found = awslogsGroup(logConfiguration);
    if (!found) continue;
    add(gathering, permissions.execLogGroups, "*", at);
    add(gathering, permissions.execLogs, logGroupArn(gathering.place, found.group, found.region), at);
  }
}

function needOwnLogs(gathering: Gathering, logs: NonNullable<ExecuteCommandConfiguration["logConfiguration"]>, at: string): void {
  const { cloudWatchLogGroupName, s3BucketName, s3KeyPrefix } = logs;
  if (cloudWatchLogGroupName !== undefined) {
    add(gathering, permissions.execLogGroups, "*", at);
    add(gathering, permissions.execLogs, logGroupArn(gathering.place, cloudWatchLogGroupName), at);
  }
  if (s3BucketName === undefined) return;
  const bucket = `arn:${gathering.place.partition}:s3:::${s3BucketName}`;
  // AWS's page gives this action for all buckets; the agent asks it of this one.
  add(gathering, permissions.execBucketLocation, bucket, at);
  add(gathering, permissions.execBucketEncryption, bucket, at);
  add(gathering, permissions.execBucket, s3KeyPrefix ? `${bucket}/${s3KeyPrefix.replace(/\/$/, "")}/*` : `${bucket}/*`, at);
}

function needKey(gathering: Gathering, key: string, at: string): void {
  if (key.includes("alias/"))
    return note(gathering, at, "A policy cannot name a key by its alias; grant kms:Decrypt on the key's ARN, or name that here.");
  add(gathering, permissions.execKey, key.startsWith("arn:") ? key : arnIn(gathering.place, "kms", `key/${key}`), at);
}
