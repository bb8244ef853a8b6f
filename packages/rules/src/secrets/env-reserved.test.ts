import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { envReserved } from "./env-reserved.js";

const env = (name: string) => fargate({}, { environment: [{ name, value: "x" }] });

testRule(envReserved, {
  passes: { "your own": env("AWS_REGION"), "GPUs that ECS does not give": env("NVIDIA_VISIBLE_DEVICES") },
  fails: {
    "the agent's": [env("AWS_EXECUTION_ENV"), "reserved", "/containerDefinitions/0/environment/0/name", { name: "AWS_EXECUTION_ENV" }],
    "GPUs that ECS gives": [
      ec2({}, { environment: [{ name: "NVIDIA_VISIBLE_DEVICES", value: "all" }], resourceRequirements: [{ type: "GPU", value: "1" }] }),
      "reserved",
      "/containerDefinitions/0/environment/0/name",
    ],
  },
});
