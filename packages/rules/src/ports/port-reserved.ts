import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { isWindows, portMappings, requires } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const portReserved: Rule = rule({
  id: "port-reserved",
  severity: "warning",
  stage: "task-start",
  on: "taskDefinition",
  summary:
    "No host port is one that instances keep for themselves: 22, 2375, 2376, 51678 to 51680; on Windows 53, 135, 139, 445, 3389, 5985 too, and 80 with a task role.",
  source: "PortMapping$hostPort; developer guide, additional configuration for Windows IAM roles for tasks",
  docs: "API_PortMapping",
  needs: "portMappings",
  messages: { reserved: "Instances keep port {port} for themselves, so no task with it is ever placed." },
  hint: "Choose another host port, or leave it out.",
  check(task, report) {
    if (requires(task, "FARGATE") || task.networkMode === "awsvpc") return;
    for (const { at, mapping } of portMappings(task)) {
      const port = mapping.hostPort ?? (task.networkMode === "host" ? mapping.containerPort : undefined);
      if (port !== undefined && isReserved(port, task))
        report("reserved", [...at, mapping.hostPort === undefined ? "containerPort" : "hostPort"], { port });
    }
  },
});

const reserved = new Set([22, 2375, 2376, 51678, 51679, 51680]);
const windows = new Set([53, 135, 139, 445, 3389, 5985]);

/** The proxy that gives Windows tasks the credentials of their role has port 80. */
function isReserved(port: number, task: RegisterTaskDefinitionRequest): boolean {
  if (reserved.has(port)) return true;
  return isWindows(task) && (windows.has(port) || (port === 80 && Boolean(task.taskRoleArn)));
}
