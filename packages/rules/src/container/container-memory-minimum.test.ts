import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerMemoryMinimum } from "./container-memory-minimum.js";

testRule(containerMemoryMinimum, {
  passes: { enough: fargate({}, { memory: 6 }), none: fargate() },
  fails: {
    nothing: [ec2({}, { memory: 0 }), "little", "/containerDefinitions/0/memory", { container: "app", memory: 0, min: 6 }],
    "too little": [ec2({}, { memory: 5 }), "little", "/containerDefinitions/0/memory"],
  },
});
