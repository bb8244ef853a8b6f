import { ec2, fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateSizeRequired } from "./fargate-size-required.js";

testRule(fargateSizeRequired, {
  passes: { "both are there": fargate(), "EC2 needs none": ec2({ cpu: undefined, memory: undefined }, { memory: 128 }) },
  fails: {
    "no cpu": [fargate({ cpu: undefined }), "missing", "/cpu", { member: "cpu" }],
    "no memory": [fargate({ memory: undefined }), "missing", "/memory", { member: "memory" }],
  },
});
