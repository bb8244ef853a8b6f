import type { Grant } from "@stowage/model";
import type { CreateClusterRequest, RegisterTaskDefinitionRequest, Volume } from "@stowage/model/ecs";
import { docsLink } from "../docs-link.js";
import { pointer } from "../pointer.js";
import { needExec } from "./exec-needs.js";
import { needFireLens } from "./firelens-needs.js";
import { add, newGathering, note } from "./gathering.js";
import type { Gathering } from "./gathering.js";
import { clusterName } from "./launches.js";
import type { Launched } from "./launches.js";
import { permissions } from "./permissions.js";
import { arnIn } from "./place.js";
import type { IamPlace } from "./place.js";
import { needSidecar } from "./sidecar-needs.js";

export interface TaskRoleInput {
  readonly place: IamPlace;
  readonly task: RegisterTaskDefinitionRequest;
  /** JSON pointer of the task definition. */
  readonly at: string;
  readonly launched: readonly Launched[];
  readonly clusters: { readonly [name: string]: CreateClusterRequest };
  /** What the definition's author says that the application calls, and where. */
  readonly grants: readonly Grant[];
  readonly grantsAt: string;
}

/** What the application itself calls; which actions it takes is for its author to say. */
const application = { why: "is called by the application", source: docsLink("task-iam-roles") };

/** What the task role needs for what the definition has, and what it is said to need for what the application itself calls. */
export function taskRoleNeeds({ place, task, at, launched, clusters, grants, grantsAt }: TaskRoleInput): Gathering {
  const gathering = newGathering(place);
  for (const [index, { actions, resources, condition }] of grants.entries()) {
    for (const resource of resources) add(gathering, { ...application, actions }, resource, `${grantsAt}/${index}`, condition);
  }
  for (const { request, at: where } of launched) {
    if (!request.enableExecuteCommand) continue;
    const cluster = clusterName(request.cluster);
    needExec(gathering, task, `${where}/enableExecuteCommand`, clusters[cluster], pointer(["clusters", cluster]));
  }
  for (const [index, volume] of (task.volumes ?? []).entries()) needVolume(gathering, task, volume, `${at}/volumes/${index}`);
  needFireLens(gathering, task, at);
  for (const [index, container] of task.containerDefinitions.entries())
    needSidecar(gathering, container, `${at}/containerDefinitions/${index}`);
  return gathering;
}

function needVolume(gathering: Gathering, task: RegisterTaskDefinitionRequest, volume: Volume, at: string): void {
  const { efsVolumeConfiguration: efs, s3filesVolumeConfiguration: s3Files } = volume;
  if (s3Files) {
    add(gathering, permissions.s3Files, s3Files.fileSystemArn, `${at}/s3filesVolumeConfiguration`);
    note(
      gathering,
      `${at}/s3filesVolumeConfiguration`,
      "To read large files from S3 itself, the role needs s3:GetObject, s3:GetObjectVersion and s3:ListBucket on the bucket, which the definition does not name.",
    );
  }
  if (efs?.authorizationConfig?.iam !== "ENABLED") return;
  const where = `${at}/efsVolumeConfiguration`;
  const fileSystem = arnIn(gathering.place, "elasticfilesystem", `file-system/${efs.fileSystemId}`);
  const { accessPointId } = efs.authorizationConfig;
  const condition =
    accessPointId === undefined
      ? undefined
      : {
          StringEquals: {
            "elasticfilesystem:AccessPointArn": arnIn(gathering.place, "elasticfilesystem", `access-point/${accessPointId}`),
          },
        };
  add(gathering, permissions.efsMount, fileSystem, where, condition);
  if (isWritten(task, volume.name)) add(gathering, permissions.efsWrite, fileSystem, where, condition);
  if (accessPointId === undefined)
    note(
      gathering,
      where,
      "Containers that use the file system as root also need elasticfilesystem:ClientRootAccess; an access point spares them that.",
    );
}

/** Whether a container mounts the volume to write to it. */
function isWritten(task: RegisterTaskDefinitionRequest, volume: string | undefined): boolean {
  return task.containerDefinitions.some(({ mountPoints = [] }) =>
    mountPoints.some(({ sourceVolume, readOnly }) => sourceVolume === volume && readOnly !== true),
  );
}
