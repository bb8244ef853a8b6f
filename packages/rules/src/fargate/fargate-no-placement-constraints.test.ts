import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateNoPlacementConstraints } from "./fargate-no-placement-constraints.js";

const placementConstraints = [{ type: "memberOf" as const, expression: "attribute:ecs.os-type == linux" }];

testRule(fargateNoPlacementConstraints, {
  passes: { "an empty list": fargate({ placementConstraints: [] }), "on EC2": ec2({ placementConstraints }) },
  fails: { "on Fargate": [fargate({ placementConstraints }), "constraints", "/placementConstraints"] },
});
