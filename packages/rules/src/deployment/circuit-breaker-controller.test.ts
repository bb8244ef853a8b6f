import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { circuitBreakerController } from "./circuit-breaker-controller.js";

const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } };

testRule(circuitBreakerController, {
  passes: { "by ECS": service({ deploymentConfiguration }) },
  fails: {
    "by CodeDeploy": [
      service({ deploymentConfiguration, deploymentController: { type: "CODE_DEPLOY" } }),
      "controller",
      "/deploymentConfiguration/deploymentCircuitBreaker",
      { member: "deploymentCircuitBreaker", controller: "CODE_DEPLOY" },
    ],
  },
});
