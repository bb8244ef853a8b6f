import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dockerSecurityOptions: Rule = rule({
  id: "docker-security-options",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`dockerSecurityOptions` are no-new-privileges, apparmor:…, label:… or credentialspec:….",
  source: "ContainerDefinition$dockerSecurityOptions",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "dockerSecurityOptions",
  messages: { unknown: '"{option}" is no security option of ECS.' },
  hint: "Write no-new-privileges, apparmor:PROFILE, label:VALUE or credentialspec:PATH.",
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const [index, option] of (container.dockerSecurityOptions ?? []).entries()) {
        if (!/^(no-new-privileges|(apparmor|label|credentialspec(domainless)?):.+)$/.test(option))
          report("unknown", [...at, "dockerSecurityOptions", index], { option });
      }
    }
  },
});
