import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensRouterRequired } from "./firelens-router-required.js";

const logConfiguration = { logDriver: "awsfirelens" as const };

testRule(firelensRouterRequired, {
  passes: { "with a router": fargate({}, { logConfiguration }, { firelensConfiguration: { type: "fluentbit" } }) },
  fails: {
    without: [
      fargate({}, { logConfiguration }, { logConfiguration }),
      "missing",
      "/containerDefinitions/0/logConfiguration/logDriver",
      { container: "app" },
    ],
  },
});
