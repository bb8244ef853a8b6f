import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensRouterUsed } from "./firelens-router-used.js";

const firelensConfiguration = { type: "fluentbit" as const };

testRule(firelensRouterUsed, {
  passes: { used: fargate({}, { firelensConfiguration }, { logConfiguration: { logDriver: "awsfirelens" } }), "no router": fargate() },
  fails: {
    "not used": [
      fargate({}, {}, { firelensConfiguration }),
      "unused",
      "/containerDefinitions/1/firelensConfiguration",
      { container: "c1" },
    ],
  },
});
