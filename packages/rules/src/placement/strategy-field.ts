import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const strategyField: Rule = rule({
  id: "placement-strategy-field",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: ["service", "runTask"],
  summary: "spread goes by instanceId, host or an attribute; binpack by cpu or memory; random by nothing.",
  source: "PlacementStrategy$field",
  docs: "API_PlacementStrategy",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "placementStrategy",
  messages: { field: '{type} cannot go by "{field}".', missing: "{type} does not say what it goes by.", random: "random goes by nothing." },
  hint: 'Write e.g. `{ "type": "spread", "field": "attribute:ecs.availability-zone" }`.',
  fix: (subject, at) => (subject.placementStrategy?.[Number(at[1])]?.type === "random" ? removeIt(subject, at) : undefined),
  check({ placementStrategy = [] }, report) {
    for (const [index, { type, field = "" }] of placementStrategy.entries()) {
      const path = ["placementStrategy", index, "field"];
      if (type === "random") {
        if (field !== "") report("random", path);
      } else if (field === "") report("missing", path, { type: type ?? "" });
      else if (type === "binpack" && !/^(cpu|memory)$/i.test(field)) report("field", path, { type, field });
      else if (type === "spread" && !/^(instanceId|host|attribute:.+)$/i.test(field)) report("field", path, { type, field });
    }
  },
});
