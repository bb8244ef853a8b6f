import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensRouterLogs } from "./firelens-router-logs.js";

const logConfiguration = { logDriver: "awsfirelens" as const };

testRule(firelensRouterLogs, {
  passes: { "another driver": fargate({}, { logConfiguration }, { firelensConfiguration: { type: "fluentbit" } }) },
  fails: {
    itself: [
      fargate({}, { logConfiguration }, { firelensConfiguration: { type: "fluentbit" }, logConfiguration }),
      "itself",
      "/containerDefinitions/1/logConfiguration/logDriver",
      { container: "c1" },
    ],
  },
});
