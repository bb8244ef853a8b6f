import { containers } from "../containers.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const envPlainSecret: Rule = rule({
  id: "env-plain-secret",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "No plain environment variable is named like a secret.",
  source: "ContainerDefinition$environment",
  docs: "API_ContainerDefinition",
  needs: "environment",
  messages: { plain: 'Everyone who may describe the task definition can read "{name}".' },
  hint: "Move the value to Secrets Manager or an SSM parameter, and name it in `secrets`.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const { environment = [] } = container;
      for (let index = 0; index < environment.length; index++) {
        const { name = "", value = "" } = environment[index]!;
        if (secretName.test(name) && looksSecret(value)) report("plain", [...at, "environment", index, "name"], { name });
      }
    }
  },
});

const secretName = /(^|_)(PASSWORD|PASSWD|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(_|$)/i;

/** Numbers, switches, paths, addresses and ARNs say where a secret is or how long it lives, and are none. */
function looksSecret(value: string): boolean {
  return value !== "" && !isPlaceholder(value) && !/^(\d+[a-z]*|true|false|yes|no|none|\/.*|arn:.*|https?:\/\/[^@]*|file:.*)$/i.test(value);
}
