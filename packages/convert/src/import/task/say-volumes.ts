import type { EFSVolumeConfiguration, Volume } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { hasOnly } from "../as-record.js";
import { onOwnInstances, onWindows } from "../container/container-saying.js";
import type { LaunchKind } from "../container/container-saying.js";

/** The steps of a task's volumes, or nothing if one of them cannot be said. */
export function sayVolumes(volumes: readonly Volume[], launch: LaunchKind): Step[] | undefined {
  const names = new Set(volumes.map(({ name }) => name));
  if (names.size < volumes.length || names.has(undefined)) return undefined;
  const steps = volumes.map((volume) => sayVolume(volume, launch));
  return steps.includes(undefined) ? undefined : (steps as Step[]);
}

function sayVolume({ name, ...volume }: Volume, launch: LaunchKind): Step | undefined {
  const [kind, ...others] = Object.keys(volume) as (keyof typeof volume)[];
  if (others.length > 0) return undefined;
  switch (kind) {
    case undefined:
      return step("bindVolume", name);
    case "host":
      return !onOwnInstances({ launch }) ? undefined : step("hostVolume", name, volume.host?.sourcePath);
    case "dockerVolumeConfiguration":
      return !onOwnInstances({ launch }) ? undefined : step("dockerVolume", name, volume.dockerVolumeConfiguration);
    case "efsVolumeConfiguration": {
      const options = efs(volume.efsVolumeConfiguration!);
      return onWindows({ launch }) || launch === "external" || options === undefined ? undefined : step("efsVolume", name, options);
    }
    case "s3filesVolumeConfiguration":
      return step("s3FilesVolume", name, volume.s3filesVolumeConfiguration);
    case "fsxWindowsFileServerVolumeConfiguration":
      return launch !== "ec2-windows" && launch !== "any"
        ? undefined
        : step("fsxWindowsVolume", name, volume.fsxWindowsFileServerVolumeConfiguration);
    case "configuredAtLaunch":
      return volume.configuredAtLaunch === true && launch !== "external" ? step("ebsVolume", name) : undefined;
    default:
      return undefined;
  }
}

/** The builder switches encryption in transit on where an access point or IAM asks for it: without it, they cannot be said. */
function efs(configuration: EFSVolumeConfiguration): object | undefined {
  const { fileSystemId, rootDirectory, transitEncryption, transitEncryptionPort, authorizationConfig = {} } = configuration;
  const { accessPointId, iam } = authorizationConfig;
  const asksForEncryption = accessPointId !== undefined || iam === "ENABLED";
  if (asksForEncryption && transitEncryption === undefined) return undefined;
  if (!hasOnly(authorizationConfig, ["accessPointId", "iam"])) return undefined;
  return {
    fileSystemId,
    ...(rootDirectory !== undefined && { rootDirectory }),
    ...(accessPointId !== undefined && { accessPointId }),
    ...(iam !== undefined && { iam: iam === "ENABLED" }),
    ...(transitEncryption !== undefined &&
      !(asksForEncryption && transitEncryption === "ENABLED") && { transitEncryption: transitEncryption === "ENABLED" }),
    ...(transitEncryptionPort !== undefined && { transitEncryptionPort }),
  };
}
