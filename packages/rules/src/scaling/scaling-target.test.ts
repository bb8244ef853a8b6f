import type { Assembly } from "@stowage/model";
import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { scalingTarget } from "./scaling-target.js";

const scaled = (change: object) =>
  assembly({
    scaling: {
      "main/web": {
        target: {
          ServiceNamespace: "ecs",
          ResourceId: "service/main/web",
          ScalableDimension: "ecs:service:DesiredCount",
          MinCapacity: 1,
          MaxCapacity: 4,
          ...change,
        },
      },
    },
  } as Partial<Assembly>);
const path = "/scaling/main~1web/target";

testRule(scalingTarget, {
  passes: { "its own": scaled({}) },
  fails: {
    "another service": [scaled({ ResourceId: "service/main/api" }), "resource", `${path}/ResourceId`, { value: "service/main/api" }],
    "another dimension": [scaled({ ScalableDimension: "ec2:spot-fleet-request:TargetCapacity" }), "dimension", `${path}/ScalableDimension`],
    "another namespace": [scaled({ ServiceNamespace: "ec2" }), "namespace", `${path}/ServiceNamespace`],
  },
});
