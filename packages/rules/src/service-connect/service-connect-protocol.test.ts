import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectProtocol } from "./service-connect-protocol.js";

const timed = (timeout: object) => service({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", timeout }] } });
const port = (change: object) => ({ taskDefinition: fargate({}, { portMappings: [{ containerPort: 80, name: "http", ...change }] }) });
const path = "/serviceConnectConfiguration/services/0";

testRule(serviceConnectProtocol, {
  passes: {
    "an app protocol": given(timed({ perRequestTimeoutSeconds: 15 }), port({ appProtocol: "http" })),
    "idle alone": given(timed({ idleTimeoutSeconds: 15 }), port({})),
  },
  fails: {
    udp: [given(timed({}), port({ protocol: "udp" })), "udp", `${path}/portName`, { port: "http" }],
    tcp: [given(timed({ perRequestTimeoutSeconds: 15 }), port({})), "tcp", `${path}/timeout/perRequestTimeoutSeconds`],
    negative: [given(timed({ idleTimeoutSeconds: -1 }), port({})), "negative", `${path}/timeout/idleTimeoutSeconds`],
  },
});
