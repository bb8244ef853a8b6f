import { ec2, fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { fargateAwsvpcOnly } from "./fargate-awsvpc-only.js";

testRule(fargateAwsvpcOnly, {
  passes: { awsvpc: fargate(), "bridge on EC2": ec2(), "a placeholder": fargate({ networkMode: "${MODE}" as "awsvpc" }) },
  fails: {
    bridge: [fargate({ networkMode: "bridge" }), "other", "/networkMode", { mode: "bridge" }],
    "none said": [fargate({ networkMode: undefined }), "missing", "/networkMode"],
  },
});
