import { fargate } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { appProtocolNeedsName } from "./app-protocol-needs-name.js";

testRule(appProtocolNeedsName, {
  passes: { "with a name": fargate({}, { portMappings: [{ containerPort: 80, name: "http", appProtocol: "http" }] }) },
  fails: {
    "without one": [
      fargate({}, { portMappings: [{ containerPort: 80, appProtocol: "http" }] }),
      "nameless",
      "/containerDefinitions/0/portMappings/0/appProtocol",
      { protocol: "http" },
    ],
    "over udp": [
      fargate({}, { portMappings: [{ containerPort: 80, name: "a", appProtocol: "http", protocol: "udp" }] }),
      "udp",
      "/containerDefinitions/0/portMappings/0/appProtocol",
    ],
  },
});
