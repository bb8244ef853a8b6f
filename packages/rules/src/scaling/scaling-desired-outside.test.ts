import type { Assembly } from "@stowage/model";
import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { scalingDesiredOutside } from "./scaling-desired-outside.js";

const scaled = (MinCapacity: number, MaxCapacity: number) =>
  assembly({
    scaling: {
      "main/web": {
        target: {
          ServiceNamespace: "ecs",
          ResourceId: "service/main/web",
          ScalableDimension: "ecs:service:DesiredCount",
          MinCapacity,
          MaxCapacity,
        },
      },
    },
  } as Partial<Assembly>);

testRule(scalingDesiredOutside, {
  passes: { within: scaled(1, 4) },
  fails: { below: [scaled(3, 6), "outside", "/scaling/main~1web/target", { count: 2, min: 3, max: 6 }] },
});
