import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNofileMaximum } from "./fargate-nofile-maximum.js";

const files = (hardLimit: number) => ({ ulimits: [{ name: "nofile" as const, softLimit: 65535, hardLimit }] });

testRule(fargateNofileMaximum, {
  passes: { "the most": fargate({}, files(1048576)), "more on EC2": ec2({}, files(2097152)) },
  fails: { more: [fargate({}, files(1048577)), "high", "/containerDefinitions/0/ulimits/0/hardLimit", { limit: 1048577, max: 1048576 }] },
});
