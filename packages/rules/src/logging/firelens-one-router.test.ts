import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { firelensOneRouter } from "./firelens-one-router.js";

const firelensConfiguration = { type: "fluentbit" as const };
const app = { logConfiguration: { logDriver: "awsfirelens" as const } };

testRule(firelensOneRouter, {
  passes: { one: fargate({}, app, { firelensConfiguration }) },
  fails: {
    two: [
      fargate({}, app, { firelensConfiguration }, { firelensConfiguration }),
      "second",
      "/containerDefinitions/2/firelensConfiguration",
      { container: "c2" },
    ],
  },
});
