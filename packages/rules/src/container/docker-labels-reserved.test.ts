import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dockerLabelsReserved } from "./docker-labels-reserved.js";

testRule(dockerLabelsReserved, {
  passes: { "your own": fargate({}, { dockerLabels: { "org.example.team": "shop" } }) },
  fails: {
    "the agent's": [
      fargate({}, { dockerLabels: { "com.amazonaws.ecs.cluster": "x" } }),
      "reserved",
      "/containerDefinitions/0/dockerLabels/com.amazonaws.ecs.cluster",
    ],
  },
});
