import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { awsvpcNetwork } from "./awsvpc-network.js";

testRule(awsvpcNetwork, {
  passes: { awsvpc: fargate() },
  fails: {
    bridge: [ec2(), "other", "/networkMode", { mode: "bridge" }],
    "none said": [ec2({ networkMode: undefined }), "other", "/networkMode"],
  },
});
