import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerImageRequired: Rule = rule({
  id: "container-image-required",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Each container has an image.",
  source: "ContainerDefinition$image; text: moto, ecs exceptions",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", text: "Container.image should not be null or empty.", sure: "emulator" },
  messages: { missing: 'The container "{container}" has no image.' },
  hint: "Add `image`: a repository with a tag or a digest.",
  check(task, report) {
    for (const { at, container, name } of containers(task)) {
      if (container.image === undefined || container.image === "") report("missing", [...at, "image"], { container: name });
    }
  },
});
