import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const secretNameEmpty: Rule = rule({
  id: "secret-name-empty",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Secrets and environment variables have a name that is not empty and holds no =.",
  source: "KeyValuePair$name, Secret$name",
  docs: "API_KeyValuePair",
  aws: { type: "ClientException", sure: "unknown" },
  messages: { empty: "This variable has no name.", form: '"{name}" cannot be the name of an environment variable.' },
  hint: "Write the variable's name.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const list of ["environment", "secrets"] as const) {
        const entries = container[list] ?? [];
        for (let index = 0; index < entries.length; index++) {
          const { name = "" } = entries[index]!;
          if (/^\s*$/.test(name)) report("empty", [...at, list, index, "name"]);
          else if (name.includes("=")) report("form", [...at, list, index, "name"], { name });
        }
      }
    }
  },
});
