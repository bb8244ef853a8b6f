import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { noDeploymentFailureDetection } from "./no-deployment-failure-detection.js";

testRule(noDeploymentFailureDetection, {
  passes: {
    "a circuit breaker": service({ deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }),
    alarms: service({ deploymentConfiguration: { alarms: { enable: true, rollback: true, alarmNames: ["errors"] } } }),
    "by CodeDeploy": service({
      loadBalancers: [
        {
          targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1",
          containerName: "app",
          containerPort: 80,
        },
      ],
      deploymentController: { type: "CODE_DEPLOY" },
      deploymentConfiguration: undefined,
    }),
  },
  fails: {
    neither: [service({ deploymentConfiguration: undefined }), "none", "/deploymentConfiguration"],
    "switched off": [
      service({ deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } } }),
      "none",
      "/deploymentConfiguration",
    ],
  },
});
