import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const volumeName: Rule = rule({
  id: "volume-name",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Each volume has a name of its own: 1 to 255 letters, digits, hyphens and underscores.",
  source: "Volume$name",
  docs: "API_Volume",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "volumes",
  messages: {
    missing: "This volume has no name.",
    pattern: '"{name}" is not of 1 to 255 letters, digits, - and _.',
    twice: 'Two volumes are named "{name}".',
  },
  hint: "Give the volume a name of its own.",
  check(task, report) {
    const seen = new Set<string>();
    for (const [index, { name = "" }] of (task.volumes ?? []).entries()) {
      if (name === "") report("missing", ["volumes", index, "name"]);
      else if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) report("pattern", ["volumes", index, "name"], { name });
      else if (seen.has(name)) report("twice", ["volumes", index, "name"], { name });
      seen.add(name);
    }
  },
});
