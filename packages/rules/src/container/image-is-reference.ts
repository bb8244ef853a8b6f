import { containers } from "../containers.js";
import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const imageIsReference: Rule = rule({
  id: "image-is-reference",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "`image` is a reference as Docker takes it: no URL, no ARN, no capital letters in the repository.",
  source: "developer guide, CannotPullContainer errors",
  docs: "task_cannot_pull_image",
  aws: { type: "CannotPullContainerError", text: "invalid reference format", sure: "form" },
  needs: "image",
  messages: {
    url: '"{image}" is a URL; an image has no scheme.',
    arn: '"{image}" is an ARN; an image is the repository\'s URI with a tag.',
    capitals: 'The repository "{repository}" has capital letters, which no registry takes.',
  },
  hint: "Write registry/repository:tag, in small letters but for the tag.",
  fix(task, at) {
    const image = task.containerDefinitions[Number(at[1])]?.image ?? "";
    return /^https?:\/\/[^/]/i.test(image) ? write(image.replace(/^https?:\/\//i, ""))(task, at) : undefined;
  },
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { image = "" } = container;
      if (image.includes("://") && /^[a-z]+:\/\//i.test(image)) report("url", [...at, "image"], { image });
      else if (image.startsWith("arn:")) report("arn", [...at, "image"], { image });
      else if (/[A-Z]/.test(image) && /[A-Z]/.test(repositoryOf(image)))
        report("capitals", [...at, "image"], { repository: repositoryOf(image) });
    }
  },
});

/** The reference without registry, tag and digest. Docker takes what stands before the first slash as a registry if it has a dot, a colon or a capital. */
function repositoryOf(image: string): string {
  const [name = ""] = image.split("@");
  const slash = name.indexOf("/");
  const first = name.slice(0, slash);
  const rest = slash > 0 && (/[.:A-Z]/.test(first) || first === "localhost") ? name.slice(slash + 1) : name;
  return rest.replace(/:[^/]*$/, "");
}
