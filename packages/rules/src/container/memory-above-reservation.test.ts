import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { memoryAboveReservation } from "./memory-above-reservation.js";

testRule(memoryAboveReservation, {
  passes: {
    above: fargate({}, { memory: 256, memoryReservation: 128 }),
    equal: fargate({}, { memory: 128, memoryReservation: 128 }),
    one: fargate({}, { memoryReservation: 128 }),
  },
  fails: {
    below: [
      fargate({}, { memory: 128, memoryReservation: 256 }),
      "below",
      "/containerDefinitions/0/memory",
      { container: "app", memory: 128, reserved: 256 },
    ],
  },
});
