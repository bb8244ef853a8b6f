import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { disableNetworkingAwsvpc } from "./disable-networking-awsvpc.js";

testRule(disableNetworkingAwsvpc, {
  passes: { bridge: ec2({}, { disableNetworking: true }), "not disabled": fargate({}, { disableNetworking: false }) },
  fails: { awsvpc: [fargate({}, { disableNetworking: true }), "awsvpc", "/containerDefinitions/0/disableNetworking"] },
});
