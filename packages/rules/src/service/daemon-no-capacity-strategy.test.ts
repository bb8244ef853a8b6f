import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { daemonNoCapacityStrategy } from "./daemon-no-capacity-strategy.js";

const daemon = (change: object) => service({ schedulingStrategy: "DAEMON", launchType: "EC2", desiredCount: undefined, ...change });
const capacityProviderStrategy = [{ capacityProvider: "asg", weight: 1 }];

testRule(daemonNoCapacityStrategy, {
  passes: { "a launch type": given(daemon({}), { cluster: { defaultCapacityProviderStrategy: capacityProviderStrategy } }) },
  fails: {
    "its own": [daemon({ launchType: undefined, capacityProviderStrategy }), "strategy", "/capacityProviderStrategy"],
    "the cluster's": [
      given(daemon({ launchType: undefined }), { cluster: { defaultCapacityProviderStrategy: capacityProviderStrategy } }),
      "inherited",
      "/launchType",
    ],
  },
});
