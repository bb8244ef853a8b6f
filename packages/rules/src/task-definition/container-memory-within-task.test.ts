import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerMemoryWithinTask } from "./container-memory-within-task.js";

testRule(containerMemoryWithinTask, {
  passes: {
    "as much as the task": fargate({ memory: "512" }, { memory: 512 }),
    "none for the task": ec2({ memory: undefined }, { memory: 4096 }),
  },
  fails: {
    more: [
      fargate({ memory: "512" }, { memory: 1024 }),
      "more",
      "/containerDefinitions/0/memory",
      { container: "app", memory: 1024, task: 512 },
    ],
    "more reserved": [fargate({ memory: "0.5 GB" }, {}, { memoryReservation: 513 }), "more", "/containerDefinitions/1/memoryReservation"],
  },
});
