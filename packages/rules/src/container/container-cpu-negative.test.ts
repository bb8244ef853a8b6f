import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerCpuNegative } from "./container-cpu-negative.js";

testRule(containerCpuNegative, {
  passes: { none: fargate({}, { cpu: 0 }), some: fargate({}, { cpu: 128 }) },
  fails: { negative: [fargate({}, { cpu: -1 }), "negative", "/containerDefinitions/0/cpu", { cpu: -1 }] },
});
