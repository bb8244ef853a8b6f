import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { gpuValue } from "./gpu-value.js";

const gpu = (value?: string) => ec2({}, { resourceRequirements: [{ type: "GPU", value: value! }] });
const path = "/containerDefinitions/0/resourceRequirements/0/value";

testRule(gpuValue, {
  passes: { one: gpu("1"), all: gpu("ALL") },
  fails: {
    none: [gpu("0"), "value", path, { value: "0" }],
    "half a GPU": [gpu("0.5"), "value", path],
    "no value": [gpu(), "missing", path],
  },
});
