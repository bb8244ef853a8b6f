import { runTask, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { capacityProviderReserved } from "./capacity-provider-reserved.js";

const strategy = (capacityProvider: string) => [{ capacityProvider, weight: 1 }];
const by = (capacityProvider: string) => service({ launchType: undefined, capacityProviderStrategy: strategy(capacityProvider) });
const cluster = (subject: object) => given({ clusterName: "main", ...subject }, {}, "cluster");
const at = "/capacityProviderStrategy/0/capacityProvider";

testRule(capacityProviderReserved, {
  passes: {
    FARGATE: by("FARGATE"),
    FARGATE_SPOT: by("FARGATE_SPOT"),
    "one's own": by("spot-fargate"),
    "by ARN": by("arn:aws:ecs:us-east-1:123456789012:capacity-provider/own"),
    "a cluster's": cluster({ capacityProviders: ["FARGATE", "own"] }),
  },
  fails: {
    "a letter too many": [by("FARGATE_SPOTT"), "none", at, { name: "FARGATE_SPOTT", near: "FARGATE_SPOT" }],
    "small letters": [by("fargate"), "none", at, { name: "fargate", near: "FARGATE" }],
    "ECS's": [by("ecs-own"), "none", at, { name: "ecs-own", near: "FARGATE, FARGATE_SPOT or one of your own" }],
    "of a task": [given(runTask({ launchType: undefined, capacityProviderStrategy: strategy("FARGATE-SPOT") }), {}, "runTask"), "none", at],
    "a cluster's": [cluster({ capacityProviders: ["FARGATE", "FARGATESPOT"] }), "none", "/capacityProviders/1"],
    "a cluster's strategy": [
      cluster({ capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: strategy("Fargate") }),
      "none",
      "/defaultCapacityProviderStrategy/0/capacityProvider",
    ],
  },
});
