import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const imageMovingTag: Rule = rule({
  id: "image-moving-tag",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "An image has a tag other than `latest`, or a digest, so that all tasks run the same code.",
  source: "ContainerDefinition$versionConsistency",
  docs: "deployment-container-image-stability",
  messages: {
    none: 'The image "{image}" has no tag, which means latest.',
    latest: 'The image "{image}" is whatever is latest when a task starts.',
  },
  hint: "Name a version: a tag that is never moved, or a digest.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { image = "" } = container;
      if (image === "" || image.includes("@")) continue;
      if (image.lastIndexOf(":") <= image.lastIndexOf("/")) report("none", [...at, "image"], { image });
      else if (image.endsWith(":latest")) report("latest", [...at, "image"], { image });
    }
  },
});
