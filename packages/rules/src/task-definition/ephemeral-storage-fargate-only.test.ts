import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { ephemeralStorageFargateOnly } from "./ephemeral-storage-fargate-only.js";

const ephemeralStorage = { sizeInGiB: 30 };

testRule(ephemeralStorageFargateOnly, {
  passes: { Fargate: fargate({ ephemeralStorage }), "not said": ec2({ requiresCompatibilities: undefined, ephemeralStorage }) },
  fails: { EC2: [ec2({ ephemeralStorage }), "ignored", "/ephemeralStorage", { launchTypes: "EC2" }] },
});
