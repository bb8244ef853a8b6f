import { service, runTask } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { launchTypeOrStrategy } from "./launch-type-or-strategy.js";

const capacityProviderStrategy = [{ capacityProvider: "FARGATE", weight: 1 }];

testRule(launchTypeOrStrategy, {
  passes: { "a launch type": service(), "a strategy": service({ launchType: undefined, capacityProviderStrategy }) },
  fails: {
    "external instances, and Fargate": [
      service({ launchType: "EXTERNAL", networkConfiguration: undefined, capacityProviderStrategy }),
      "external",
      "/capacityProviderStrategy",
    ],
    both: [service({ capacityProviderStrategy }), "both", "/launchType"],
    "for a task": [given(runTask({ capacityProviderStrategy }), {}, "runTask"), "both", "/launchType"],
  },
});
