import { namesOf, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { portNames, serviceConnectOf } from "../services.js";

export const serviceConnectPort: Rule = rule({
  id: "service-connect-port",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A Service Connect service names a port of the task definition by its name.",
  source: "ServiceConnectService$portName",
  docs: "API_ServiceConnectService",
  aws: {
    type: "InvalidParameterException",
    text: "portName({port}) does not refer to any named PortMapping in the task definition.",
    sure: "seen",
  },
  needs: "serviceConnectConfiguration",
  messages: { unknown: 'The task definition has no port named "{port}".' },
  hint: "Name one of its ports: {names}.",
  check(service, report, { taskDefinition }) {
    const connect = serviceConnectOf(service);
    if (!connect || !taskDefinition) return;
    const known = namesOf(portNames(taskDefinition));
    for (const [index, { portName: port }] of (connect.services ?? []).entries()) {
      if (!known.has(port))
        report("unknown", ["serviceConnectConfiguration", "services", index, "portName"], { port, names: quoted(known.list) });
    }
  },
});
