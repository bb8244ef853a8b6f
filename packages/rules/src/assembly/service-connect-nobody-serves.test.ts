import { assembly, fargate, service } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { serviceConnectNobodyServes } from "./service-connect-nobody-serves.js";

const client = (namespace: string) => service({ serviceName: "client", serviceConnectConfiguration: { enabled: true, namespace } });
const taskDefinitions = { web: fargate({}, { portMappings: [{ name: "http", containerPort: 80 }] }) };
const server = service({ serviceConnectConfiguration: { enabled: true, namespace: "shop.local", services: [{ portName: "http" }] } });

testRule(serviceConnectNobodyServes, {
  passes: { served: assembly({ taskDefinitions, services: { "main/web": server, "main/client": client("shop.local") } }) },
  fails: {
    "another namespace": [
      assembly({ services: { "main/web": server, "main/client": client("store.local") } }),
      "nobody",
      "/services/main~1client/serviceConnectConfiguration",
      { service: "main/client", namespace: "store.local" },
    ],
  },
});
