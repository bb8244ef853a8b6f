import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { shiftedWithDiscovery } from "./shifted-with-discovery.js";

const serviceRegistries = [{ registryArn: "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1" }];

testRule(shiftedWithDiscovery, {
  passes: { rolling: service({ serviceRegistries }) },
  fails: {
    "blue/green": [
      service({ serviceRegistries, deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 } }),
      "registry",
      "/serviceRegistries",
    ],
  },
});
