import { fargate, service } from "../../test/fixtures.js";
import { given, testRule } from "../../test/test-rule.js";
import { serviceConnectProxyResources } from "./service-connect-proxy-resources.js";

const connected = service({ serviceConnectConfiguration: { enabled: true } });

testRule(serviceConnectProxyResources, {
  passes: {
    room: given(connected, { taskDefinition: fargate({ cpu: "512", memory: "1024" }, { cpu: 256, memory: 512 }) }),
    "nothing reserved": given(connected, { taskDefinition: fargate() }),
  },
  fails: {
    memory: [
      given(connected, { taskDefinition: fargate({}, { memory: 512 }) }),
      "memory",
      "/serviceConnectConfiguration",
      { reserved: 512, total: 512 },
    ],
    cpu: [given(connected, { taskDefinition: fargate({}, { cpu: 256 }) }), "cpu", "/serviceConnectConfiguration"],
  },
});
