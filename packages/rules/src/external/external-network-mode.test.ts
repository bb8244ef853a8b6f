import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { externalNetworkMode } from "./external-network-mode.js";

testRule(externalNetworkMode, {
  passes: { bridge: ec2({ requiresCompatibilities: ["EXTERNAL"] }), "awsvpc on EC2": ec2({ networkMode: "awsvpc" }) },
  fails: { awsvpc: [ec2({ requiresCompatibilities: ["EXTERNAL"], networkMode: "awsvpc" }), "awsvpc", "/networkMode"] },
});
