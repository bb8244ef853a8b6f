import type { Assembly } from "@stowage/model";
import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { scalingBounds } from "./scaling-bounds.js";

const scaled = (MinCapacity?: number, MaxCapacity?: number) =>
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
const path = "/scaling/main~1web/target";

testRule(scalingBounds, {
  passes: { "from none": scaled(0, 10), equal: scaled(2, 2) },
  fails: {
    "the wrong way round": [scaled(12, 2), "order", `${path}/MinCapacity`, { min: 12, max: 2 }],
    "no maximum": [scaled(1), "missing", `${path}/MaxCapacity`, { member: "MaxCapacity" }],
    negative: [scaled(-1, 2), "negative", `${path}/MinCapacity`],
  },
});
