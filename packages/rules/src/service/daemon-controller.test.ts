import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { daemonController } from "./daemon-controller.js";

const daemon = (change: object) => service({ schedulingStrategy: "DAEMON", launchType: "EC2", desiredCount: undefined, ...change });

testRule(daemonController, {
  passes: { "on instances": daemon({}) },
  fails: {
    "by CodeDeploy": [
      daemon({ deploymentController: { type: "CODE_DEPLOY" } }),
      "controller",
      "/deploymentController/type",
      { controller: "CODE_DEPLOY" },
    ],
    "on Fargate": [daemon({ launchType: "FARGATE" }), "fargate", "/schedulingStrategy"],
  },
});
