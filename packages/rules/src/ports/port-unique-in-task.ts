import { portMappings } from "../containers.js";
import { sharesNetwork } from "../network.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portUniqueInTask: Rule = rule({
  id: "port-unique-in-task",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "No host port is mapped twice with one protocol; with awsvpc and host, container ports are host ports.",
  source: "text: aws/amazon-ecs-agent#1220",
  docs: "API_PortMapping",
  aws: { type: "ClientException", text: "{PROTOCOL} host port '{port}' is mapped multiple times in task.", sure: "seen" },
  needs: "portMappings",
  messages: { twice: 'The {protocol} port {port} of the host is taken by "{other}" already.' },
  hint: "Give each container a port of its own.",
  check(task, report) {
    const shared = sharesNetwork(task);
    const first = new Map<string, string>();
    for (const { at, mapping, name } of portMappings(task)) {
      const port = mapping.hostPort || (shared ? mapping.containerPort : undefined);
      if (!port) continue;
      const protocol = mapping.protocol ?? "tcp";
      const other = first.get(`${port}/${protocol}`);
      if (other === undefined) first.set(`${port}/${protocol}`, name);
      else
        report("twice", [...at, mapping.hostPort ? "hostPort" : "containerPort"], {
          protocol,
          PROTOCOL: protocol.toUpperCase(),
          port,
          other,
        });
    }
  },
});
