import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { add, newGathering, note } from "./gathering.js";
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
  const {
    secrets = [],
    logConfiguration,
    repositoryCredentials,
    environmentFiles = [],
    firelensConfiguration,
    credentialSpecs = [],
  } = container;
  for (const [index, { valueFrom }] of secrets.entries()) needSecret(gathering, valueFrom, `${at}/secrets/${index}/valueFrom`);
  for (const [index, { valueFrom }] of (logConfiguration?.secretOptions ?? []).entries())
    needSecret(gathering, valueFrom, `${at}/logConfiguration/secretOptions/${index}/valueFrom`);
  if (repositoryCredentials)
    needCredentials(gathering, repositoryCredentials.credentialsParameter, `${at}/repositoryCredentials/credentialsParameter`);
  for (const [index, { value }] of environmentFiles.entries()) needS3File(gathering, value, `${at}/environmentFiles/${index}/value`);
  for (const [index, spec] of credentialSpecs.entries()) needCredentialSpec(gathering, spec, `${at}/credentialSpecs/${index}`);
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

/**
 * The file that a group managed service account is described in, on S3 or in a parameter. AWS's pages give `s3:Get*` and `s3:List*`; the
 * agent reads it as it reads other files. Source: developer guide, windows-gmsa, linux-gmsa, fargate-linux-gmsa.
 */
function needCredentialSpec(gathering: Gathering, spec: string, at: string): void {
  const [, domainless, arn] = /^credentialspec(domainless)?:(arn:.+)$/.exec(spec) ?? [];
  if (arn === undefined) return;
  if (arn.split(":")[2] === "s3") needS3File(gathering, arn, at);
  else needSecret(gathering, arn, at);
  if (domainless !== undefined)
    note(gathering, at, "The file names a secret with the account's password: the role needs secretsmanager:GetSecretValue on it.");
}

function needS3File(gathering: Gathering, arn: string, at: string): void {
  const bucket = /^arn:[a-z-]+:s3:::[^/]+/.exec(arn)?.[0];
  if (bucket === undefined || bucket === arn) return;
  add(gathering, permissions.s3File, arn, at);
  add(gathering, permissions.s3FileBucket, bucket, at);
}
