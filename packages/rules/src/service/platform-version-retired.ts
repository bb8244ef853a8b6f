import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const platformVersionRetired: Rule = rule({
  id: "platform-version-retired",
  severity: "warning",
  stage: "never",
  on: ["service", "runTask"],
  summary: "The platform version is a current one: LATEST or 1.4.0 on Linux.",
  source: "developer guide, Fargate platform version deprecation",
  docs: "platform-fargate",
  needs: "platformVersion",
  messages: { retired: "Platform version {version} is retired or deprecated." },
  hint: "Write LATEST, or remove `platformVersion`.",
  check({ platformVersion: version }, report, { taskDefinition }) {
    if (version !== undefined && /^1\.[0-3]\.0$/.test(version) && !(taskDefinition && isWindows(taskDefinition)))
      report("retired", ["platformVersion"], { version });
  },
});
