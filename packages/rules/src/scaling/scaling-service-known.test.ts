import type { Assembly } from "@stowage/model";
import { assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { scalingServiceKnown } from "./scaling-service-known.js";

const of = (name: string) =>
  assembly({
    scaling: {
      [name]: {
        target: {
          ServiceNamespace: "ecs",
          ResourceId: `service/${name}`,
          ScalableDimension: "ecs:service:DesiredCount",
          MinCapacity: 1,
          MaxCapacity: 4,
        },
      },
    },
  } as Partial<Assembly>);

testRule(scalingServiceKnown, {
  passes: { known: of("main/web") },
  fails: { unknown: [of("main/api"), "unknown", "/scaling/main~1api", { service: "main/api" }] },
});
