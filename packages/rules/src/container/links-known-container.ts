import { containers, containerNames, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const linksKnownContainer: Rule = rule({
  id: "links-known-container",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Each link is the name of another container of the task, or `name:alias`.",
  source: "ContainerDefinition$links",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "links",
  messages: {
    unknown: 'The link "{link}" names no other container of the task.',
    form: '"{link}" is not a link: it is name or name:alias, of letters, digits, - and _.',
  },
  hint: "Name another container of this task: {names}.",
  check(task, report) {
    const known = containerNames(task);
    for (const { at, container } of containers(task)) {
      const names = quoted(known.list.filter((name) => name !== container.name));
      for (const [index, link] of (container.links ?? []).entries()) {
        const [target = ""] = link.split(":");
        if (!/^[A-Za-z0-9_-]{1,255}(:[A-Za-z0-9_-]{1,255})?$/.test(link)) report("form", [...at, "links", index], { link, names });
        else if (target === container.name || !known.has(target)) report("unknown", [...at, "links", index], { link, names });
      }
    }
  },
});
