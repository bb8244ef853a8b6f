import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { inferenceAcceleratorDevice } from "./inference-accelerator-device.js";

const resourceRequirements = [{ type: "InferenceAccelerator" as const, value: "eia" }];

testRule(inferenceAcceleratorDevice, {
  passes: { declared: ec2({ inferenceAccelerators: [{ deviceName: "eia", deviceType: "eia2.medium" }] }, { resourceRequirements }) },
  fails: {
    "not declared": [
      ec2({}, { resourceRequirements }),
      "unknown",
      "/containerDefinitions/0/resourceRequirements/0/value",
      { device: "eia" },
    ],
  },
});
