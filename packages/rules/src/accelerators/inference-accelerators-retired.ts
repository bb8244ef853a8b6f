import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const inferenceAcceleratorsRetired: Rule = rule({
  id: "inference-accelerators-retired",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "Elastic Inference is closed.",
  source: "InferenceAccelerator; CreateService documentation",
  docs: "API_InferenceAccelerator",
  needs: "inferenceAccelerators",
  messages: { retired: "Amazon Elastic Inference has been closed since 15 April 2024." },
  hint: "Use Inferentia or GPU instances.",
  check({ inferenceAccelerators }, report) {
    if (inferenceAccelerators?.length) report("retired", ["inferenceAccelerators"]);
  },
});
