import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portMappingContainerPort: Rule = rule({
  id: "port-mapping-container-port",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Each port mapping has a `containerPort` or a `containerPortRange`.",
  source: "text: aws/aws-cdk#8762",
  docs: "API_PortMapping",
  aws: { type: "ClientException", text: "Invalid 'containerPort' setting for container '{container}'.", sure: "seen" },
  needs: "portMappings",
  messages: { missing: 'A port mapping of "{container}" has no container port.' },
  hint: "Add `containerPort`.",
  check(task, report) {
    for (const { at, mapping, name } of portMappings(task)) {
      if (mapping.containerPort === undefined && mapping.containerPortRange === undefined)
        report("missing", [...at, "containerPort"], { container: name });
    }
  },
});
