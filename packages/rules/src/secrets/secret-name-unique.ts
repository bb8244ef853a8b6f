import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
import { pointer } from "../pointer.js";
import { repeats } from "../repeats.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const secretNameUnique: Rule = rule({
  id: "secret-name-unique",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A secret's name is given once in a container, and not to a plain variable too.",
  source: "Secret$name",
  docs: "API_Secret",
  aws: {
    type: "ClientException",
    text: "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '{name}'.",
    sure: "seen",
  },
  needs: "secrets",
  messages: { twice: '"{container}" sets "{name}" by two secrets.', plain: '"{container}" sets "{name}" by a secret and in plain text.' },
  hint: "Keep the secret.",
  /** A secret twice: only one that is the same can go. Beside a plain variable the secret is kept. */
  fix(task, at) {
    const twin = removeTwin(task, at);
    const [list, index, , secret] = at;
    const { environment = [], secrets = [] } = task.containerDefinitions[Number(index)] ?? {};
    const plain = environment.findIndex(({ name }) => name === secrets[Number(secret)]?.name);
    return twin ?? (plain < 0 ? undefined : [{ op: "remove", path: pointer([list!, index!, "environment", plain]) }]);
  },
  check(task, report) {
    for (const { at, container, name: owner } of containers(task)) {
      const { environment = [], secrets = [] } = container;
      for (let index = 0; index < secrets.length; index++) {
        const { name } = secrets[index]!;
        if (repeats(secrets, index, "name")) report("twice", [...at, "secrets", index, "name"], { container: owner, name });
        else if (environment.some((plain) => plain.name === name))
          report("plain", [...at, "secrets", index, "name"], { container: owner, name });
      }
    }
  },
});
