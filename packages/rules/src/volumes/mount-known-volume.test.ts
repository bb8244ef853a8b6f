import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { mountKnownVolume } from "./mount-known-volume.js";

const mountPoints = [{ sourceVolume: "data", containerPath: "/data" }];

testRule(mountKnownVolume, {
  passes: {
    declared: fargate({ volumes: [{ name: "data" }] }, { mountPoints }),
    "a placeholder": fargate({ volumes: [{ name: "{{ volume }}" }] }, { mountPoints }),
  },
  fails: {
    "not declared": [
      fargate({ volumes: [{ name: "dat" }] }, { mountPoints }),
      "unknown",
      "/containerDefinitions/0/mountPoints/0/sourceVolume",
      { container: "app", volume: "data" },
    ],
  },
});
