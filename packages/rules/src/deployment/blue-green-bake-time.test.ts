import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { blueGreenBakeTime } from "./blue-green-bake-time.js";

const bake = (bakeTimeInMinutes?: number) =>
  service({
    serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }] },
    deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes },
  });

testRule(blueGreenBakeTime, {
  passes: { none: bake(0), "a day": bake(1440), rolling: service() },
  fails: {
    missing: [bake(), "missing", "/deploymentConfiguration/bakeTimeInMinutes"],
    longer: [bake(1441), "range", "/deploymentConfiguration/bakeTimeInMinutes", { minutes: 1441, min: 0, max: 1440 }],
  },
});
