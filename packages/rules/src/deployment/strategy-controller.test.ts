import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategyController } from "./strategy-controller.js";

const deploymentConfiguration = { strategy: "BLUE_GREEN" as const, bakeTimeInMinutes: 5 };

testRule(strategyController, {
  passes: {
    "by ECS": service({ deploymentConfiguration }),
    rolling: service({ deploymentController: { type: "CODE_DEPLOY" }, deploymentConfiguration: { strategy: "ROLLING" } }),
  },
  fails: {
    "by CodeDeploy": [
      service({ deploymentConfiguration, deploymentController: { type: "CODE_DEPLOY" } }),
      "controller",
      "/deploymentConfiguration/strategy",
      { strategy: "BLUE_GREEN", controller: "CODE_DEPLOY" },
    ],
    daemon: [
      service({ deploymentConfiguration, schedulingStrategy: "DAEMON", desiredCount: undefined, launchType: "EC2" }),
      "daemon",
      "/deploymentConfiguration/strategy",
    ],
  },
});
