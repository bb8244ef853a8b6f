import { fargate, ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { dnsNotAwsvpc } from "./dns-not-awsvpc.js";

testRule(dnsNotAwsvpc, {
  passes: { bridge: ec2({}, { dnsServers: ["10.0.0.2"] }), "empty lists": fargate({}, { dnsServers: [], dnsSearchDomains: [] }) },
  fails: {
    servers: [fargate({}, { dnsServers: ["10.0.0.2"] }), "awsvpc", "/containerDefinitions/0/dnsServers"],
    domains: [ec2({ networkMode: "awsvpc" }, { dnsSearchDomains: ["internal"] }), "awsvpc", "/containerDefinitions/0/dnsSearchDomains"],
  },
});
