import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoPlacement } from "./fargate-no-placement.js";

const placementStrategy = [{ type: "random" as const }];

testRule(fargateNoPlacement, {
  passes: { "on EC2": service({ launchType: "EC2", placementStrategy }), "an empty list": service({ placementStrategy: [] }) },
  fails: {
    "a launch type": [service({ placementStrategy }), "fargate", "/placementStrategy", { kind: "strategies" }],
    "a provider": [
      service({
        launchType: undefined,
        capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
        placementConstraints: [{ type: "distinctInstance" }],
      }),
      "fargate",
      "/placementConstraints",
    ],
  },
});
