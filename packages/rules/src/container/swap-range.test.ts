import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { swapRange } from "./swap-range.js";

const swap = (maxSwap: number, swappiness: number) => ec2({}, { linuxParameters: { maxSwap, swappiness } });

testRule(swapRange, {
  passes: { "no swap": swap(0, 0), some: swap(512, 100) },
  fails: {
    "less than none": [swap(-1, 60), "negative", "/containerDefinitions/0/linuxParameters/maxSwap"],
    "too swappy": [swap(512, 101), "range", "/containerDefinitions/0/linuxParameters/swappiness", { value: 101 }],
  },
});
