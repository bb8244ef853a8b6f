import { fargate, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { healthStandalone } from "./health-standalone.js";

const healthCheck = { command: ["CMD-SHELL", "curl -f http://localhost || exit 1"] };

testRule(healthStandalone, {
  passes: {
    "no health check": given(runTask(), { taskDefinition: fargate() }),
    "one that another container waits for": given(runTask(), {
      taskDefinition: fargate({ memory: "1024" }, { healthCheck }, { dependsOn: [{ containerName: "app", condition: "HEALTHY" }] }),
    }),
  },
  fails: {
    "a health check": [
      given(runTask(), { taskDefinition: fargate({}, { healthCheck }) }),
      "ignored",
      "/taskDefinition",
      { container: "app" },
    ],
  },
});
