import { service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { strategyNoMix } from "./strategy-no-mix.js";

const strategy = (...names: string[]) =>
  service({ launchType: undefined, capacityProviderStrategy: names.map((capacityProvider) => ({ capacityProvider, weight: 1 })) });
const managedInstancesProvider = {
  infrastructureRoleArn: "r",
  instanceLaunchTemplate: { ec2InstanceProfileArn: "p", networkConfiguration: { subnets: ["subnet-0a"] } },
};

testRule(strategyNoMix, {
  passes: { "Fargate's two": strategy("FARGATE", "FARGATE_SPOT"), "two groups": strategy("blue", "green") },
  fails: {
    "Fargate and a group": [
      strategy("FARGATE", "blue"),
      "mix",
      "/capacityProviderStrategy/1/capacityProvider",
      { provider: "blue", kind: "for an Auto Scaling group", first: "FARGATE", firstKind: "one of Fargate's" },
    ],
    "a group and Managed Instances": [
      given(strategy("blue", "managed"), { capacityProviders: { managed: { name: "managed", managedInstancesProvider } } }),
      "mix",
      "/capacityProviderStrategy/1/capacityProvider",
    ],
  },
});
