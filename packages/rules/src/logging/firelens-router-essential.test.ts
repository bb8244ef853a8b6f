import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensRouterEssential } from "./firelens-router-essential.js";

const app = { logConfiguration: { logDriver: "awsfirelens" as const } };

testRule(firelensRouterEssential, {
  passes: { essential: fargate({}, app, { firelensConfiguration: { type: "fluentbit" } }) },
  fails: {
    "not essential": [
      fargate({}, app, { firelensConfiguration: { type: "fluentbit" }, essential: false }),
      "optional",
      "/containerDefinitions/1/essential",
      { container: "c1" },
    ],
  },
});
