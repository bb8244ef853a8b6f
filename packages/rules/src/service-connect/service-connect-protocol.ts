import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectProtocol: Rule = rule({
  id: "service-connect-protocol",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Service Connect serves tcp ports; a timeout per request is for ports with an app protocol.",
  source: "TimeoutConfiguration$perRequestTimeoutSeconds; developer guide, Service Connect",
  docs: "API_TimeoutConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectConfiguration",
  messages: {
    udp: 'The port "{port}" is udp, which Service Connect does not carry.',
    tcp: 'The port "{port}" has no app protocol, so there are no requests to time.',
    negative: "{seconds} s are less than none.",
  },
  hint: "Serve a tcp port, and set `appProtocol` where requests are to be timed.",
  check(service, report, { taskDefinition }) {
    for (const [index, { portName: port, timeout }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const path = ["serviceConnectConfiguration", "services", index];
      const mapping = taskDefinition && portMappings(taskDefinition).find((placed) => placed.mapping.name === port)?.mapping;
      if (mapping?.protocol === "udp") report("udp", [...path, "portName"], { port });
      if (mapping && mapping.appProtocol === undefined && timeout?.perRequestTimeoutSeconds)
        report("tcp", [...path, "timeout", "perRequestTimeoutSeconds"], { port });
      for (const member of ["idleTimeoutSeconds", "perRequestTimeoutSeconds"] as const) {
        const seconds = timeout?.[member];
        if (seconds !== undefined && seconds < 0) report("negative", [...path, "timeout", member], { seconds });
      }
    }
  },
});
