import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectOnePort } from "./service-connect-one-port.js";

const connected = service({ serviceConnectConfiguration: { enabled: true } });
const dns = (...ports: [number, "tcp" | "udp"][]) => ({
  taskDefinition: fargate({}, { portMappings: ports.map(([containerPort, protocol]) => ({ containerPort, protocol })) }),
});

testRule(serviceConnectOnePort, {
  passes: { "two ports": given(connected, dns([53, "tcp"], [54, "udp"])) },
  fails: {
    "two protocols": [
      given(connected, dns([53, "tcp"], [53, "udp"])),
      "twice",
      "/serviceConnectConfiguration",
      { container: "app", port: 53 },
    ],
  },
});
