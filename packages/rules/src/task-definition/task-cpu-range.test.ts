import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskCpuRange } from "./task-cpu-range.js";

testRule(taskCpuRange, {
  passes: { "the least": ec2({ cpu: "128" }), "the most": ec2({ cpu: "192 vCPU" }) },
  fails: {
    "too little": [ec2({ cpu: "64" }), "range", "/cpu", { cpu: 64, min: 128, max: 196608 }],
    "too much": [ec2({ cpu: "193 vCPU" }), "range", "/cpu"],
  },
});
