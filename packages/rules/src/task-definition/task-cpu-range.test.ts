import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskCpuRange } from "./task-cpu-range.js";

testRule(taskCpuRange, {
  passes: { "the least": ec2({ cpu: "128" }), "the most": ec2({ cpu: "192 vCPU" }), "Fargate has its own": fargate({ cpu: "64" }) },
  fails: {
    "too little": [ec2({ cpu: "64" }), "range", "/cpu", { cpu: 64, min: 128, max: 196608 }],
    "too much": [ec2({ cpu: "193 vCPU" }), "range", "/cpu"],
  },
});
