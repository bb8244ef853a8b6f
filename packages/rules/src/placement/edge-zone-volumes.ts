import { edgeZoneOf } from "../edge-zone.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const edgeZoneVolumes: Rule = rule({
  id: "edge-zone-volumes",
  severity: "warning",
  stage: "task-start",
  on: ["service", "runTask"],
  summary: "Tasks that are placed in a Local Zone or a Wavelength Zone have no EBS volumes that ECS attaches.",
  source: "not found on AWS's own pages; see the notes on rules",
  docs: "ebs-volumes",
  needs: ["placementConstraints", "volumeConfigurations"],
  messages: { volume: "ECS attaches no EBS volumes in {zone}." },
  hint: "Place these tasks in an Availability Zone, or keep their data on a file system.",
  check({ placementConstraints, volumeConfigurations = [] }, report, { taskDefinition }) {
    const zone = edgeZoneOf([...(placementConstraints ?? []), ...(taskDefinition?.placementConstraints ?? [])]);
    if (zone !== undefined && volumeConfigurations.length > 0) report("volume", ["volumeConfigurations", 0], { zone });
  },
});
