import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon, networkModeOf } from "../services.js";

export const fixedPortRolling: Rule = rule({
  id: "fixed-port-rolling",
  severity: "warning",
  stage: "runtime",
  on: "service",
  summary: "With a fixed host port an instance takes one task, so a rolling deployment may stop one before it starts another.",
  source: "developer guide, service event messages",
  docs: "service-event-messages-list",
  messages: {
    full: "Each instance takes one task with host port {port}; while no task may stop, a deployment needs an instance to spare.",
  },
  hint: "Let ECS choose host ports, or lower `minimumHealthyPercent`.",
  check(service, report, context) {
    const { minimumHealthyPercent = 100 } = service.deploymentConfiguration ?? {};
    const mode = networkModeOf(context);
    if (!context.taskDefinition || minimumHealthyPercent < 100 || isDaemon(service) || (mode !== "bridge" && mode !== "host")) return;
    const fixed = portMappings(context.taskDefinition).find(
      ({ mapping }) => mapping.hostPort || (mode === "host" && mapping.containerPort),
    );
    if (fixed) report("full", ["deploymentConfiguration"], { port: fixed.mapping.hostPort || (fixed.mapping.containerPort ?? 0) });
  },
});
