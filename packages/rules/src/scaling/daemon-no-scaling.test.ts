import type { Assembly } from "@stowage/model";
import { service, assembly } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { daemonNoScaling } from "./daemon-no-scaling.js";

const scaling = {
  "main/web": {
    target: {
      ServiceNamespace: "ecs",
      ResourceId: "service/main/web",
      ScalableDimension: "ecs:service:DesiredCount",
      MinCapacity: 1,
      MaxCapacity: 4,
    },
  },
} as unknown as Assembly["scaling"] & object;

testRule(daemonNoScaling, {
  passes: { replica: assembly({ scaling }) },
  fails: {
    daemon: [
      assembly({
        scaling,
        services: { "main/web": service({ schedulingStrategy: "DAEMON", desiredCount: undefined, launchType: "EC2" }) },
      }),
      "daemon",
      "/scaling/main~1web/target",
    ],
  },
});
