import { ec2, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { launchTypePastProviders } from "./launch-type-past-providers.js";

const onInstances = service({ launchType: "EC2", networkConfiguration: undefined });
const around = (status: "ENABLED" | "DISABLED"): object => ({
  taskDefinition: ec2(),
  cluster: { clusterName: "main", capacityProviders: ["big"] },
  capacityProviders: { big: { name: "big", autoScalingGroupProvider: { autoScalingGroupArn: "big", managedScaling: { status } } } },
});

testRule(launchTypePastProviders, {
  passes: {
    "a strategy": given(
      service({
        launchType: undefined,
        networkConfiguration: undefined,
        capacityProviderStrategy: [{ capacityProvider: "big", weight: 1 }],
      }),
      around("ENABLED"),
    ),
    "scaling by hand": given(onInstances, around("DISABLED")),
    "a provider that is made elsewhere": given(onInstances, { cluster: { capacityProviders: ["big"] } }),
  },
  fails: { "a launch type": [given(onInstances, around("ENABLED")), "uncounted", "/launchType", { provider: "big" }] },
});
