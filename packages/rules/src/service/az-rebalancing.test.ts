import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { azRebalancing } from "./az-rebalancing.js";

const balanced = (change: object) =>
  service({ availabilityZoneRebalancing: "ENABLED", launchType: "EC2", networkConfiguration: undefined, ...change });

testRule(azRebalancing, {
  passes: {
    plain: balanced({}),
    "spread first": balanced({
      placementStrategy: [
        { type: "spread", field: "attribute:ecs.availability-zone" },
        { type: "binpack", field: "cpu" },
      ],
    }),
    off: service({ availabilityZoneRebalancing: "DISABLED", deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } }),
  },
  fails: {
    "no room": [
      balanced({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } }),
      "percent",
      "/deploymentConfiguration/maximumPercent",
      { percent: 100 },
    ],
    daemon: [balanced({ schedulingStrategy: "DAEMON", desiredCount: undefined }), "daemon", "/availabilityZoneRebalancing"],
    external: [balanced({ launchType: "EXTERNAL" }), "external", "/availabilityZoneRebalancing"],
    "binpack first": [balanced({ placementStrategy: [{ type: "binpack", field: "cpu" }] }), "strategy", "/placementStrategy/0"],
    "one zone": [
      balanced({ placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1a" }] }),
      "constraint",
      "/placementConstraints",
    ],
    classic: [
      balanced({ loadBalancers: [{ loadBalancerName: "old", containerName: "app", containerPort: 80 }] }),
      "classic",
      "/availabilityZoneRebalancing",
    ],
  },
});
