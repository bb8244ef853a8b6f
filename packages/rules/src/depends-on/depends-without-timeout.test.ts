import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dependsWithoutTimeout } from "./depends-without-timeout.js";

const dependsOn = [{ containerName: "migrate", condition: "SUCCESS" as const }];

testRule(dependsWithoutTimeout, {
  passes: {
    "with a timeout": ec2({}, { dependsOn }, { name: "migrate", essential: false, startTimeout: 60 }),
    "on Fargate": fargate({}, { dependsOn }, { name: "migrate", essential: false }),
  },
  fails: {
    without: [
      ec2({}, { dependsOn }, { name: "migrate", essential: false }),
      "waits",
      "/containerDefinitions/0/dependsOn/0",
      { container: "app", target: "migrate", condition: "SUCCESS" },
    ],
  },
});
