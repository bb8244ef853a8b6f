import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { healthNonEssential } from "./health-non-essential.js";

const healthCheck = { command: ["CMD", "true"] };

testRule(healthNonEssential, {
  passes: {
    essential: fargate({}, { healthCheck }),
    "waited for": fargate(
      {},
      { dependsOn: [{ containerName: "db", condition: "HEALTHY" }] },
      { name: "db", essential: false, healthCheck },
    ),
  },
  fails: {
    neither: [fargate({}, {}, { essential: false, healthCheck }), "ignored", "/containerDefinitions/1/healthCheck", { container: "c1" }],
  },
});
