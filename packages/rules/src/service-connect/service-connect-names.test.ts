import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectNames } from "./service-connect-names.js";

const named = (discoveryName: string, dnsName: string) =>
  service({
    serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", discoveryName, clientAliases: [{ port: 80, dnsName }] }] },
  });
const path = "/serviceConnectConfiguration/services/0";

testRule(serviceConnectNames, {
  passes: { small: named("catalog_2", "catalog.shop.local") },
  fails: {
    capitals: [named("Catalog", "catalog"), "discovery", `${path}/discoveryName`, { name: "Catalog" }],
    "a hyphen first": [named("catalog", "-catalog"), "dns", `${path}/clientAliases/0/dnsName`],
    dots: [named("catalog.v1", "catalog"), "discovery", `${path}/discoveryName`],
  },
});
