import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { containerMemoryRequired } from "./container-memory-required.js";

testRule(containerMemoryRequired, {
  passes: {
    "of the task": ec2({ memory: "512" }),
    "of the container": ec2({ memory: undefined }, { memory: 128 }),
    reserved: ec2({ memory: undefined }, { memoryReservation: 128 }),
    "a placeholder": ec2({ memory: "{{ memory }}" }),
  },
  fails: {
    none: [ec2({ memory: undefined }, { memory: 128 }, {}), "missing", "/containerDefinitions/1/memory", { container: "c1" }],
    "nothing reserved": [ec2({ memory: undefined }, { memoryReservation: 0 }), "missing", "/containerDefinitions/0/memory"],
  },
});
