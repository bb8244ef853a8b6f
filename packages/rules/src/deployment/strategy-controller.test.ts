import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { strategyController } from "./strategy-controller.js";

const deploymentConfiguration = { strategy: "BLUE_GREEN" as const, bakeTimeInMinutes: 5 };

testRule(strategyController, {
  passes: {
    "by ECS": service({ deploymentConfiguration, serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }] } }),
    rolling: service({ deploymentController: { type: "ECS" }, deploymentConfiguration: { strategy: "ROLLING" } }),
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
