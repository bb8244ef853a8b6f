import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { daemonNoPlacementStrategy } from "./daemon-no-placement-strategy.js";

const placementStrategy = [{ type: "random" as const }];

testRule(daemonNoPlacementStrategy, {
  passes: {
    "a replica service": service({ launchType: "EC2", placementStrategy }),
    none: service({ schedulingStrategy: "DAEMON", launchType: "EC2", desiredCount: undefined }),
  },
  fails: {
    one: [
      service({ schedulingStrategy: "DAEMON", launchType: "EC2", desiredCount: undefined, placementStrategy }),
      "strategy",
      "/placementStrategy",
    ],
  },
});
