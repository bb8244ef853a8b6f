import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerMemorySum } from "./container-memory-sum.js";

testRule(containerMemorySum, {
  passes: {
    "just as much": fargate({ memory: "512" }, { memory: 256 }, { memory: 256 }),
    "limits above what is reserved": fargate(
      { memory: "512" },
      { memory: 512, memoryReservation: 256 },
      { memory: 512, memoryReservation: 256 },
    ),
  },
  fails: { more: [fargate({ memory: "512" }, { memory: 300 }, { memoryReservation: 300 }), "more", "/memory", { sum: 600, task: 512 }] },
});
