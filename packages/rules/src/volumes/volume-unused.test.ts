import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { volumeUnused } from "./volume-unused.js";

testRule(volumeUnused, {
  passes: { mounted: fargate({ volumes: [{ name: "data" }] }, { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }) },
  fails: { "not mounted": [fargate({ volumes: [{ name: "data" }] }), "unused", "/volumes/0", { volume: "data" }] },
});
