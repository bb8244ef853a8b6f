import { outside } from "../numbers.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ebsVolume: Rule = rule({
  id: "ebs-volume",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "An EBS volume has a size or a snapshot, within what its type offers, and the iops and throughput that its type takes.",
  source: "ServiceManagedEBSVolumeConfiguration",
  docs: "API_ServiceManagedEBSVolumeConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "volumeConfigurations",
  messages: {
    type: 'There is no volume type "{type}".',
    empty: "The volume has neither a size nor a snapshot.",
    size: "{type} has {min} to {max} GiB, not {size}.",
    needsIops: "{type} needs `iops`.",
    iops: "{type} takes {min} to {max} iops, not {iops}.",
    noIops: "{type} takes no `iops`.",
    throughput: "`throughput` is for gp3, 125 to 1000 MiB/s.",
    rate: "`volumeInitializationRate` is for a volume from a snapshot, 100 to 300 MiB/s.",
    role: "The volume has no infrastructure role.",
  },
  hint: "gp3 with a size in GiB is the usual choice, and `roleArn` is the role by which ECS makes the volume.",
  check({ volumeConfigurations = [] }, report) {
    for (const [index, { managedEBSVolume: volume }] of volumeConfigurations.entries()) {
      if (!volume) continue;
      const path = ["volumeConfigurations", index, "managedEBSVolume"];
      const type = volume.volumeType ?? "gp3";
      const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
      const { sizeInGiB: size, iops, throughput, snapshotId, volumeInitializationRate: rate } = volume;
      if (!volume.roleArn) report("role", [...path, "roleArn"]);
      if (size === undefined && !snapshotId) report("empty", [...path, "sizeInGiB"]);
      if (throughput !== undefined && (type !== "gp3" || outside(throughput, { min: 125, max: 1000 })))
        report("throughput", [...path, "throughput"]);
      if (rate !== undefined && (!snapshotId || outside(rate, { min: 100, max: 300 })))
        report("rate", [...path, "volumeInitializationRate"]);
      if (!kind) {
        if (!isPlaceholder(type)) report("type", [...path, "volumeType"], { type });
        continue;
      }
      const [min, max] = kind.size;
      if (outside(size, { min, max })) report("size", [...path, "sizeInGiB"], { type, min, max, size });
      if (iops === undefined) {
        if (kind.needsIops) report("needsIops", [...path, "iops"], { type });
      } else if (!kind.iops) report("noIops", [...path, "iops"], { type });
      else if (outside(iops, { min: kind.iops[0], max: kind.iops[1] }))
        report("iops", [...path, "iops"], { type, min: kind.iops[0], max: kind.iops[1], iops });
    }
  },
});

interface Kind {
  readonly size: readonly [min: number, max: number];
  readonly iops?: readonly [min: number, max: number];
  readonly needsIops?: true;
}

/** GiB and iops of each type. Source: ServiceManagedEBSVolumeConfiguration$sizeInGiB and $iops, read 2026-11. */
const kinds: { readonly [type: string]: Kind } = {
  gp2: { size: [1, 16384] },
  gp3: { size: [1, 16384], iops: [3000, 16000] },
  io1: { size: [4, 16384], iops: [100, 64000], needsIops: true },
  io2: { size: [4, 16384], iops: [100, 256000], needsIops: true },
  sc1: { size: [125, 16384] },
  st1: { size: [125, 16384] },
  standard: { size: [1, 1024] },
};
