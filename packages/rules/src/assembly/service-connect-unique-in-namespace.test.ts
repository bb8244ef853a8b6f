import { assembly, fargate, service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectUniqueInNamespace } from "./service-connect-unique-in-namespace.js";

const serving = (serviceName: string, entry: object, namespace = "shop.local") =>
  service({ serviceName, serviceConnectConfiguration: { enabled: true, namespace, services: [{ portName: "http", ...entry }] } });
const taskDefinitions = { web: fargate({}, { portMappings: [{ name: "http", containerPort: 80 }] }) };
const two = (web: object, api: object, namespace?: string) =>
  assembly({ taskDefinitions, services: { "main/web": serving("web", web), "main/api": serving("api", api, namespace) } });
const path = "/services/main~1api/serviceConnectConfiguration/services/0";

testRule(serviceConnectUniqueInNamespace, {
  passes: { "two names": two({ discoveryName: "web" }, { discoveryName: "api" }), "two namespaces": two({}, {}, "other.local") },
  fails: {
    "one name": [
      two({ discoveryName: "web" }, { discoveryName: "web" }),
      "discovery",
      `${path}/discoveryName`,
      { other: "main/web", name: "web", namespace: "shop.local" },
    ],
    "one port name": [two({}, {}), "discovery", `${path}/portName`],
    "one alias": [
      two(
        { discoveryName: "web", clientAliases: [{ port: 80, dnsName: "shop" }] },
        { discoveryName: "api", clientAliases: [{ port: 80, dnsName: "shop" }] },
      ),
      "alias",
      `${path}/clientAliases/0`,
      { other: "main/web", name: "shop:80", namespace: "shop.local" },
    ],
  },
});
