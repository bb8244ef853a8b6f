import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalLoadBalancer } from "./external-load-balancer.js";

const external = (change: object) => service({ launchType: "EXTERNAL", networkConfiguration: undefined, ...change });

testRule(externalLoadBalancer, {
  passes: { "none of them": external({}) },
  fails: {
    "a registry": [
      external({ serviceRegistries: [{ registryArn: "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1" }] }),
      "member",
      "/serviceRegistries",
      { member: "serviceRegistries" },
    ],
    "an EBS volume": [
      external({ volumeConfigurations: [{ name: "data", managedEBSVolume: { roleArn: "infrastructure", sizeInGiB: 10 } }] }),
      "member",
      "/volumeConfigurations",
      { member: "volumeConfigurations" },
    ],
  },
});
