import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerCpuSum } from "./container-cpu-sum.js";

testRule(containerCpuSum, {
  passes: {
    "just as much": fargate({ cpu: "256" }, { cpu: 200 }, { cpu: 56 }),
    "none for the task": ec2({ cpu: undefined }, { cpu: 4096 }),
  },
  fails: {
    "together more": [fargate({ cpu: "256" }, { cpu: 200 }, { cpu: 57 }), "more", "/cpu", { sum: 257, task: 256 }],
    "one has more": [ec2({ cpu: ".25 vCPU" }, { cpu: 512 }), "more", "/cpu"],
  },
});
