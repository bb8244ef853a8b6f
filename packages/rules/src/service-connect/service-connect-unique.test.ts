import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectUnique } from "./service-connect-unique.js";

const serving = (...services: object[]) =>
  service({ serviceConnectConfiguration: { enabled: true, services: services as { portName: string }[] } });

testRule(serviceConnectUnique, {
  passes: { "two ports": serving({ portName: "http" }, { portName: "grpc" }) },
  fails: {
    "one name": [
      serving({ portName: "http", discoveryName: "a" }, { portName: "grpc", discoveryName: "a" }),
      "discovery",
      "/serviceConnectConfiguration/services/1/discoveryName",
      { name: "a" },
    ],
    "one alias": [
      serving(
        { portName: "http", clientAliases: [{ port: 80, dnsName: "a" }] },
        { portName: "grpc", clientAliases: [{ port: 80, dnsName: "a" }] },
      ),
      "alias",
      "/serviceConnectConfiguration/services/1/clientAliases/0",
      { name: "a:80" },
    ],
  },
});
