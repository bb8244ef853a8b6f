import { service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectAliases } from "./service-connect-aliases.js";

const aliases = (...ports: number[]) =>
  service({
    serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", clientAliases: ports.map((port) => ({ port })) }] },
  });
const path = "/serviceConnectConfiguration/services/0/clientAliases";

testRule(serviceConnectAliases, {
  passes: { one: aliases(80), none: aliases() },
  fails: { two: [aliases(80, 81), "many", path, { count: 2 }], "no port": [aliases(0), "port", `${path}/0/port`, { port: 0 }] },
});
