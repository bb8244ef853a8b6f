import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const instanceMetadataTags: Rule = rule({
  id: "instance-metadata-tags",
  severity: "warning",
  stage: "api",
  on: "capacityProvider",
  summary: "Tags that instances can read in their metadata have no / in their keys.",
  source: "InstanceLaunchTemplate$instanceMetadataTagsPropagation; EC2 user guide, instance tags in the metadata",
  docs: "API_InstanceLaunchTemplate",
  needs: "managedInstancesProvider",
  messages: { slash: 'Instances are given the tag "{key}", and their metadata takes no key with a /.' },
  hint: "Write `instanceMetadataTagsPropagation: false` in the launch template, or another key.",
  check({ managedInstancesProvider: managed, tags = [] }, report) {
    if (managed?.propagateTags !== "CAPACITY_PROVIDER" || managed.instanceLaunchTemplate.instanceMetadataTagsPropagation === false) return;
    for (const [index, { key = "" }] of tags.entries()) if (key.includes("/")) report("slash", ["tags", index, "key"], { key });
  },
});
