import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { memoryHardLimit } from "./memory-hard-limit.js";

testRule(memoryHardLimit, {
  passes: { limited: fargate({}, { memory: 256 }) },
  fails: { "reserved alone": [fargate({}, { memoryReservation: 128 }), "none", "/containerDefinitions/0/memory", { container: "app" }] },
});
