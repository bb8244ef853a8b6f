import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { noHostNetwork } from "./no-host-network.js";

testRule(noHostNetwork, {
  passes: { awsvpc: fargate() },
  fails: { host: [ec2({ networkMode: "host" }), "host", "/networkMode"] },
});
