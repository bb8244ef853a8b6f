import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategyFieldCase } from "./strategy-field-case.js";

const by = (type: "spread" | "binpack", field: string) => service({ launchType: "EC2", placementStrategy: [{ type, field }] });

testRule(strategyFieldCase, {
  passes: {
    memory: by("binpack", "memory"),
    instances: by("spread", "instanceId"),
    zones: by("spread", "attribute:ecs.availability-zone"),
  },
  fails: {
    capitals: [by("binpack", "MEMORY"), "other", "/placementStrategy/0/field", { field: "MEMORY", canonical: "memory" }],
    host: [by("spread", "host"), "other", "/placementStrategy/0/field"],
  },
});
