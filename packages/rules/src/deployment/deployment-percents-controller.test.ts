import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { deploymentPercentsController } from "./deployment-percents-controller.js";

const loadBalancers = [
  { targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1", containerName: "app", containerPort: 80 },
];
const by = (type: "ECS" | "CODE_DEPLOY", launchType: "EC2" | "FARGATE") =>
  service({ launchType, loadBalancers, deploymentController: { type }, deploymentConfiguration: { minimumHealthyPercent: 50 } });

testRule(deploymentPercentsController, {
  passes: { "by ECS": by("ECS", "EC2"), "not used on Fargate": by("CODE_DEPLOY", "FARGATE") },
  fails: {
    "by CodeDeploy on EC2": [
      by("CODE_DEPLOY", "EC2"),
      "chosen",
      "/deploymentConfiguration/minimumHealthyPercent",
      { controller: "CODE_DEPLOY", member: "minimumHealthyPercent" },
    ],
  },
});
