import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectOnePort: Rule = rule({
  id: "service-connect-one-port-mapping",
  severity: "warning",
  stage: "create-service",
  on: "service",
  summary: "In a service with Service Connect, a container maps each port once.",
  source: "text: terraform-aws-modules/terraform-aws-ecs#89",
  docs: "service-connect",
  aws: {
    type: "InvalidParameterException",
    text: "Container port {port} is used in more than one port mapping for container {container}",
    sure: "seen",
  },
  needs: "serviceConnectConfiguration",
  messages: { twice: '"{container}" maps port {port} for two protocols, which Service Connect refuses.' },
  hint: "Serve the two protocols from two ports.",
  check(service, report, { taskDefinition }) {
    if (!serviceConnectOf(service) || !taskDefinition) return;
    for (const { container, name } of containers(taskDefinition)) {
      const ports = (container.portMappings ?? []).map(({ containerPort }) => containerPort);
      const port = ports.find((own, index) => own !== undefined && ports.indexOf(own) < index);
      if (port !== undefined) report("twice", ["serviceConnectConfiguration"], { container: name, port });
    }
  },
});
