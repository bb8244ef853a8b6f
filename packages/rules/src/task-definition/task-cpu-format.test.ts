import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { taskCpuFormat } from "./task-cpu-format.js";

testRule(taskCpuFormat, {
  passes: {
    units: fargate({ cpu: "256" }),
    vCPUs: fargate({ cpu: ".25 vCPU" }),
    "any letter case": fargate({ cpu: "0.25VCPU" }),
    none: ec2({ cpu: undefined }),
  },
  fails: {
    empty: [ec2({ cpu: "" }), "format", "/cpu"],
    "another unit": [fargate({ cpu: "1 core" }), "format", "/cpu", { cpu: "1 core" }],
    "a fraction of units": [fargate({ cpu: "256.5" }), "format", "/cpu"],
  },
});
