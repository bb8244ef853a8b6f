import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const gpuValue: Rule = rule({
  id: "gpu-value",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A GPU requirement is a whole number above 0 or ALL; or, without a value, a sharing strategy.",
  source: "ResourceRequirement$value",
  docs: "API_ResourceRequirement",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "resourceRequirements",
  messages: {
    value: '"{value}" is no number of GPUs.',
    missing: "This requirement says neither how many GPUs nor how they are shared.",
    both: "A GPU is reserved (`value`) or shared (`sharingStrategy`), not both.",
  },
  hint: 'Write the number as a string, as in "1", or "ALL".',
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const [index, { type, value, sharingStrategy }] of (container.resourceRequirements ?? []).entries()) {
        if (type !== "GPU") continue;
        const path = [...at, "resourceRequirements", index, "value"];
        if (sharingStrategy !== undefined) {
          if (value !== undefined && value !== "") report("both", path);
        } else if (value === undefined || value === "") report("missing", path);
        else if (!/^([1-9]\d*|ALL)$/.test(value)) report("value", path, { value });
      }
    }
  },
});
