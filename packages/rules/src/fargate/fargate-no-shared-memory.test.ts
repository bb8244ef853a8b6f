import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoSharedMemory } from "./fargate-no-shared-memory.js";

const linuxParameters = { sharedMemorySize: 64 };

testRule(fargateNoSharedMemory, {
  passes: { none: fargate(), "on EC2": ec2({}, { linuxParameters }) },
  fails: { "on Fargate": [fargate({}, { linuxParameters }), "size", "/containerDefinitions/0/linuxParameters/sharedMemorySize"] },
});
