import { removeItem } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const ebsTags: Rule = rule({
  id: "ebs-tags",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "Tags of an EBS volume are not AmazonECSCreated and AmazonECSManaged; a standalone task has no service to take tags from.",
  source: "EBSTagSpecification",
  docs: "API_EBSTagSpecification",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "volumeConfigurations",
  messages: { reserved: 'ECS sets the tag "{key}" itself.', service: "A standalone task has no service whose tags could be taken." },
  hint: "Remove the tag, or propagate from TASK_DEFINITION.",
  fix: (subject, at) => (at.at(-1) === "key" ? removeItem(subject, at) : undefined),
  check({ volumeConfigurations = [] }, report, { on }) {
    for (const [index, { managedEBSVolume }] of volumeConfigurations.entries()) {
      for (const [place, { tags = [], propagateTags }] of (managedEBSVolume?.tagSpecifications ?? []).entries()) {
        const path = ["volumeConfigurations", index, "managedEBSVolume", "tagSpecifications", place];
        for (const [number, { key = "" }] of tags.entries())
          if (/^AmazonECS(Created|Managed)$/.test(key)) report("reserved", [...path, "tags", number, "key"], { key });
        if (on === "runTask" && propagateTags === "SERVICE") report("service", [...path, "propagateTags"]);
      }
    }
  },
});
