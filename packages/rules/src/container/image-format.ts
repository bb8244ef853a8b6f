import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const imageFormat: Rule = rule({
  id: "image-format",
  severity: "error",
  stage: ["register", "task-start"],
  on: "taskDefinition",
  summary: "`image` is a repository with a tag (255 characters at most) or a sha256 digest of 64 hexadecimal digits.",
  source: "ContainerDefinition$image",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "image",
  messages: {
    characters: 'The image "{image}" has characters other than letters, digits and - _ : . / #.',
    long: "The image's name has {length} characters; ECS takes 255.",
    digest: 'The digest "{digest}" is not sha256: with 64 hexadecimal digits.',
  },
  hint: "Write repository:tag or repository@sha256:….",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { image = "" } = container;
      if (image === "") continue;
      const end = image.indexOf("@");
      const repository = end < 0 ? image : image.slice(0, end);
      const digest = end < 0 ? undefined : image.slice(end + 1);
      if (digest !== undefined && !/^sha256:[A-Fa-f0-9]{64}$/.test(digest)) report("digest", [...at, "image"], { digest });
      else if (!/^[A-Za-z0-9_:./#-]+$/.test(repository)) report("characters", [...at, "image"], { image: repository });
      else if (repository.length > 255) report("long", [...at, "image"], { length: repository.length });
    }
  },
});
