import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { proxyProperties } from "./proxy-properties.js";

const proxy = (...names: string[]) =>
  fargate({ proxyConfiguration: { type: "APPMESH", containerName: "app", properties: names.map((name) => ({ name, value: "1" })) } });

testRule(proxyProperties, {
  passes: {
    "with a UID": proxy("AppPorts", "ProxyIngressPort", "ProxyEgressPort", "IgnoredUID"),
    "with a GID": proxy("AppPorts", "ProxyIngressPort", "ProxyEgressPort", "IgnoredGID"),
  },
  fails: {
    "no user": [
      proxy("AppPorts", "ProxyIngressPort", "ProxyEgressPort"),
      "missing",
      "/proxyConfiguration/properties",
      { property: "IgnoredUID (or IgnoredGID)" },
    ],
    "no ports": [
      proxy("IgnoredUID", "ProxyIngressPort"),
      "missing",
      "/proxyConfiguration/properties",
      { property: "AppPorts, ProxyEgressPort" },
    ],
  },
});
