import { namesOf } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ebsConfigured: Rule = rule({
  id: "ebs-configured",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "A volume that is configured at launch is configured by an entry of its name, and each entry has such a volume.",
  source: "ServiceVolumeConfiguration$name",
  docs: "ebs-volumes",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  messages: {
    missing: 'The task definition leaves the volume "{volume}" to its launch, and nothing configures it.',
    unknown: 'The task definition has no volume "{volume}" that is configured at launch.',
    second: "ECS takes one volume configuration.",
  },
  hint: "Add `volumeConfigurations` with the volume's name and `managedEBSVolume`.",
  check({ volumeConfigurations = [] }, report, { taskDefinition }) {
    for (const [index] of volumeConfigurations.entries()) if (index > 0) report("second", ["volumeConfigurations", index]);
    if (!taskDefinition) return;
    const atLaunch = namesOf(
      (taskDefinition.volumes ?? []).filter(({ configuredAtLaunch }) => configuredAtLaunch === true).map(({ name }) => name),
    );
    const configured = namesOf(volumeConfigurations.map(({ name }) => name));
    for (const volume of atLaunch.list) if (!configured.has(volume)) report("missing", ["volumeConfigurations"], { volume });
    const [first] = volumeConfigurations;
    if (first && !atLaunch.has(first.name)) report("unknown", ["volumeConfigurations", 0, "name"], { volume: first.name });
  },
});
