import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategyField } from "./strategy-field.js";

const by = (type: "spread" | "binpack" | "random", field?: string) =>
  service({ launchType: "EC2", networkConfiguration: undefined, placementStrategy: [{ type, field }] });
const path = "/placementStrategy/0/field";

testRule(strategyField, {
  passes: {
    zones: by("spread", "attribute:ecs.availability-zone"),
    hosts: by("spread", "host"),
    memory: by("binpack", "MEMORY"),
    random: by("random"),
  },
  fails: {
    "binpack by zone": [
      by("binpack", "attribute:ecs.availability-zone"),
      "field",
      path,
      { type: "binpack", field: "attribute:ecs.availability-zone" },
    ],
    "spread by nothing": [by("spread"), "missing", path],
    "random by cpu": [by("random", "cpu"), "random", path],
    "spread by a zone": [by("spread", "us-east-1a"), "field", path],
  },
});
