import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { proxyContainer } from "./proxy-container.js";

const properties = ["AppPorts", "ProxyIngressPort", "ProxyEgressPort", "IgnoredUID"].map((name) => ({ name, value: "1" }));
const proxy = (containerName: string) => ({ type: "APPMESH" as const, containerName, properties });

testRule(proxyContainer, {
  passes: { "a container": fargate({ proxyConfiguration: proxy("envoy") }, {}, { name: "envoy" }) },
  fails: {
    "no container": [
      fargate({ proxyConfiguration: proxy("envoi") }, {}, { name: "envoy" }),
      "unknown",
      "/proxyConfiguration/containerName",
      { name: "envoi" },
    ],
  },
});
