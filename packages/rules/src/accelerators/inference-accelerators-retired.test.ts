import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { inferenceAcceleratorsRetired } from "./inference-accelerators-retired.js";

testRule(inferenceAcceleratorsRetired, {
  passes: { none: ec2({ inferenceAccelerators: [] }) },
  fails: { one: [ec2({ inferenceAccelerators: [{ deviceName: "eia", deviceType: "eia2.medium" }] }), "retired", "/inferenceAccelerators"] },
});
