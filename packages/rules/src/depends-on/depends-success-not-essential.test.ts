import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dependsSuccessNotEssential } from "./depends-success-not-essential.js";

const dependsOn = [{ containerName: "migrate", condition: "SUCCESS" as const }];

testRule(dependsSuccessNotEssential, {
  passes: { "not essential": fargate({}, { dependsOn }, { name: "migrate", essential: false }) },
  fails: {
    "essential by default": [
      fargate({}, { dependsOn }, { name: "migrate" }),
      "essential",
      "/containerDefinitions/0/dependsOn/0/condition",
      { container: "app", target: "migrate" },
    ],
    complete: [
      fargate({}, { dependsOn: [{ containerName: "migrate", condition: "COMPLETE" }] }, { name: "migrate", essential: true }),
      "essential",
      "/containerDefinitions/0/dependsOn/0/condition",
    ],
  },
});
