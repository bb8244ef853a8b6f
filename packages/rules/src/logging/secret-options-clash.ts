import { containers } from "../containers.js";
import { pointer } from "../pointer.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const secretOptionsClash: Rule = rule({
  id: "secret-options-clash",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A log option stands in `options` or in `secretOptions`, not in both.",
  source: "LogConfiguration$secretOptions; not documented",
  docs: "API_LogConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "secretOptions",
  messages: { both: 'The log option "{option}" is a plain option and a secret one.' },
  hint: "Remove it from `options`.",
  fix(task, at) {
    const [list, index, log, , place] = at;
    const name = task.containerDefinitions[Number(index)]?.logConfiguration?.secretOptions?.[Number(place)]?.name;
    return name === undefined ? undefined : [{ op: "remove", path: pointer([list!, index!, log!, "options", name]) }];
  },
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { options = {}, secretOptions = [] } = container.logConfiguration ?? {};
      for (const [index, { name: option }] of secretOptions.entries()) {
        if (Object.hasOwn(options, option)) report("both", [...at, "logConfiguration", "secretOptions", index, "name"], { option });
      }
    }
  },
});
