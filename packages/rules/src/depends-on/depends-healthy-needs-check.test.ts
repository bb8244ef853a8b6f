import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dependsHealthyNeedsCheck } from "./depends-healthy-needs-check.js";

const dependsOn = [{ containerName: "db", condition: "HEALTHY" as const }];

testRule(dependsHealthyNeedsCheck, {
  passes: { "with a check": fargate({}, { dependsOn }, { name: "db", healthCheck: { command: ["CMD", "true"] } }) },
  fails: {
    without: [
      fargate({}, { dependsOn }, { name: "db" }),
      "none",
      "/containerDefinitions/0/dependsOn/0/condition",
      { container: "app", target: "db" },
    ],
  },
});
