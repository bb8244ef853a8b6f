import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ebsFilesystem: Rule = rule({
  id: "ebs-filesystem",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "An EBS volume's file system is ntfs for Windows tasks, and for no others.",
  source: "ServiceManagedEBSVolumeConfiguration$filesystemType",
  docs: "API_ServiceManagedEBSVolumeConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "volumeConfigurations",
  messages: { linux: "Linux tasks do not mount ntfs.", windows: "Windows tasks mount ntfs, not {filesystem}." },
  hint: "Write xfs, ext4 or ext3 for Linux, ntfs for Windows.",
  check({ volumeConfigurations = [] }, report, { taskDefinition }) {
    if (!taskDefinition) return;
    for (const [index, { managedEBSVolume }] of volumeConfigurations.entries()) {
      const filesystem = managedEBSVolume?.filesystemType;
      const path = ["volumeConfigurations", index, "managedEBSVolume", "filesystemType"];
      if (filesystem === "ntfs" && !isWindows(taskDefinition)) report("linux", path);
      else if (filesystem !== undefined && filesystem !== "ntfs" && isWindows(taskDefinition)) report("windows", path, { filesystem });
    }
  },
});
