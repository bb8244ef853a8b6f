import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { newGathering } from "./gathering.js";
import { add } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { needImages } from "./images.js";
import type { Launch, Launched } from "./launches.js";
import { needLogs } from "./logs.js";
import { permissions } from "./permissions.js";
import type { IamPlace } from "./place.js";
import { needCredentials, needKeys, needSecret } from "./secret-needs.js";

export interface ExecutionRoleInput {
  readonly place: IamPlace;
  readonly task: RegisterTaskDefinitionRequest;
  /** JSON pointer of the task definition. */
  readonly at: string;
  readonly launches: ReadonlySet<Launch>;
  /** The services and one-off tasks that run it. */
  readonly launched: readonly Launched[];
  readonly keys: readonly string[];
}

/**
 * What the task execution role needs. On EC2, the instance's role pulls images for task definitions that name no execution role and need
 * none otherwise, and writes their logs unless the agent is told to use the execution role.
 */
export function executionRoleNeeds({ place, task, at, launches, launched, keys }: ExecutionRoleInput): Gathering {
  const gathering = newGathering(place);
  for (const [index, container] of task.containerDefinitions.entries()) {
    needContainer(gathering, container, `${at}/containerDefinitions/${index}`);
  }
  for (const [index, { fsxWindowsFileServerVolumeConfiguration: fsx }] of (task.volumes ?? []).entries()) {
    if (!fsx) continue;
    const volume = `${at}/volumes/${index}/fsxWindowsFileServerVolumeConfiguration`;
    add(gathering, permissions.fsxDescribe, "*", volume);
    needCredentials(gathering, fsx.authorizationConfig.credentialsParameter, `${volume}/authorizationConfig/credentialsParameter`);
  }
  for (const service of launched) needProxyLog(gathering, service);
  const elsewhere = [...launches].some((launch) => launch !== "EC2");
  if (elsewhere) {
    for (const [index, { logConfiguration }] of task.containerDefinitions.entries())
      needLogs(gathering, logConfiguration, `${at}/containerDefinitions/${index}/logConfiguration`);
  }
  if (pullsImages(task, launches, gathering)) needImages(gathering, task, at);
  needKeys(gathering, keys, at);
  return gathering;
}

/** Whether it is the execution role that pulls images. Source: developer guide, task_execution_IAM_role. */
function pullsImages(task: RegisterTaskDefinitionRequest, launches: ReadonlySet<Launch>, { needs }: Gathering): boolean {
  return Boolean(task.executionRoleArn) || needs.length > 0 || [...launches].some((launch) => launch !== "EC2");
}

function needContainer(gathering: Gathering, container: ContainerDefinition, at: string): void {
  const { secrets = [], logConfiguration, repositoryCredentials, environmentFiles = [], firelensConfiguration } = container;
  for (const [index, { valueFrom }] of secrets.entries()) needSecret(gathering, valueFrom, `${at}/secrets/${index}/valueFrom`);
  for (const [index, { valueFrom }] of (logConfiguration?.secretOptions ?? []).entries())
    needSecret(gathering, valueFrom, `${at}/logConfiguration/secretOptions/${index}/valueFrom`);
  if (repositoryCredentials)
    needCredentials(gathering, repositoryCredentials.credentialsParameter, `${at}/repositoryCredentials/credentialsParameter`);
  for (const [index, { value }] of environmentFiles.entries()) needS3File(gathering, value, `${at}/environmentFiles/${index}/value`);
  const { "config-file-type": kind, "config-file-value": file } = firelensConfiguration?.options ?? {};
  if (kind === "s3" && file !== undefined) needS3File(gathering, file, `${at}/firelensConfiguration/options/config-file-value`);
}

/** The Service Connect proxy's own log. */
function needProxyLog(gathering: Gathering, { request, at }: Launched): void {
  if (!("serviceConnectConfiguration" in request) || !request.serviceConnectConfiguration?.enabled) return;
  const { logConfiguration } = request.serviceConnectConfiguration;
  const place = `${at}/serviceConnectConfiguration/logConfiguration`;
  needLogs(gathering, logConfiguration, place);
  for (const [index, { valueFrom }] of (logConfiguration?.secretOptions ?? []).entries())
    needSecret(gathering, valueFrom, `${place}/secretOptions/${index}/valueFrom`);
}

function needS3File(gathering: Gathering, arn: string, at: string): void {
  const bucket = /^arn:[a-z-]+:s3:::[^/]+/.exec(arn)?.[0];
  if (bucket === undefined || bucket === arn) return;
  add(gathering, permissions.s3File, arn, at);
  add(gathering, permissions.s3FileBucket, bucket, at);
}
