import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectPort } from "./service-connect-port.js";

const serving = service({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "http" }] } });
const ports = (...names: string[]) => ({
  taskDefinition: fargate({}, { portMappings: names.map((name, index) => ({ name, containerPort: 80 + index })) }),
});

testRule(serviceConnectPort, {
  passes: {
    known: given(serving, ports("http")),
    "switched off": given(service({ serviceConnectConfiguration: { enabled: false, services: [{ portName: "x" }] } }), ports("http")),
    "an unknown task definition": serving,
  },
  fails: {
    unknown: [given(serving, ports("web")), "unknown", "/serviceConnectConfiguration/services/0/portName", { port: "http" }],
    "a port without a name": [
      given(serving, { taskDefinition: fargate({}, { portMappings: [{ containerPort: 80 }] }) }),
      "unknown",
      "/serviceConnectConfiguration/services/0/portName",
    ],
  },
});
