import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectIngressPort } from "./service-connect-ingress-port.js";

const override = (ingressPortOverride: number) =>
  service({ serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", ingressPortOverride }] } });
const taskDefinition = fargate({}, { portMappings: [{ containerPort: 80, name: "http" }] });

testRule(serviceConnectIngressPort, {
  passes: { another: given(override(8080), { taskDefinition }) },
  fails: {
    taken: [
      given(override(80), { taskDefinition }),
      "taken",
      "/serviceConnectConfiguration/services/0/ingressPortOverride",
      { port: 80, container: "app" },
    ],
  },
});
