import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoGpu } from "./fargate-no-gpu.js";

const resourceRequirements = [{ type: "GPU" as const, value: "1" }];

testRule(fargateNoGpu, {
  passes: { none: fargate({}, { resourceRequirements: [] }), "on EC2": ec2({}, { resourceRequirements }) },
  fails: {
    "on Fargate": [
      fargate({}, { resourceRequirements }),
      "accelerator",
      "/containerDefinitions/0/resourceRequirements/0/type",
      { type: "GPU", container: "app" },
    ],
  },
});
