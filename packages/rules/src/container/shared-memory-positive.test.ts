import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { sharedMemoryPositive } from "./shared-memory-positive.js";

const shared = (sharedMemorySize: number) => ec2({}, { linuxParameters: { sharedMemorySize } });

testRule(sharedMemoryPositive, {
  passes: { some: shared(64) },
  fails: { none: [shared(0), "none", "/containerDefinitions/0/linuxParameters/sharedMemorySize", { size: 0 }] },
});
