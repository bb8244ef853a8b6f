import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { proxyNeedsAwsvpc } from "./proxy-needs-awsvpc.js";

const properties = ["AppPorts", "ProxyIngressPort", "ProxyEgressPort", "IgnoredUID"].map((name) => ({ name, value: "1" }));
const proxyConfiguration = { type: "APPMESH" as const, containerName: "app", properties };

testRule(proxyNeedsAwsvpc, {
  passes: { awsvpc: ec2({ networkMode: "awsvpc", proxyConfiguration }), "no proxy": ec2() },
  fails: {
    bridge: [ec2({ proxyConfiguration }), "mode", "/proxyConfiguration", { mode: "bridge" }],
    "none said": [ec2({ networkMode: undefined, proxyConfiguration }), "mode", "/proxyConfiguration"],
  },
});
