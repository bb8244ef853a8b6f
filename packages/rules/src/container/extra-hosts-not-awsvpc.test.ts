import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { extraHostsNotAwsvpc } from "./extra-hosts-not-awsvpc.js";

const extraHosts = [{ hostname: "db", ipAddress: "10.0.0.7" }];

testRule(extraHostsNotAwsvpc, {
  passes: { bridge: ec2({}, { extraHosts }), "an empty list": fargate({}, { extraHosts: [] }) },
  fails: { awsvpc: [fargate({}, { extraHosts }), "awsvpc", "/containerDefinitions/0/extraHosts"] },
});
