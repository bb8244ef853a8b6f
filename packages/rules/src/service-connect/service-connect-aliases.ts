import { limits } from "@stowage/model";
import { outside } from "../numbers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectAliases: Rule = rule({
  id: "service-connect-aliases",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A Service Connect service has one client alias at most, with a port of 1 to 65535.",
  source: "ServiceConnectService$clientAliases",
  docs: "API_ServiceConnectClientAlias",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectConfiguration",
  messages: { many: "There are {count} aliases; ECS takes one.", port: "{port} is no port.", ingress: "{port} is no port." },
  hint: "Keep one alias, and write a port of 1 to 65535.",
  check(service, report) {
    for (const [index, { clientAliases = [], ingressPortOverride }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const path = ["serviceConnectConfiguration", "services", index];
      if (clientAliases.length > 1) report("many", [...path, "clientAliases"], { count: clientAliases.length });
      for (const [place, { port }] of clientAliases.entries())
        if (outside(port, limits.containerPort)) report("port", [...path, "clientAliases", place, "port"], { port });
      if (outside(ingressPortOverride, limits.hostPort)) report("ingress", [...path, "ingressPortOverride"], { port: ingressPortOverride });
    }
  },
});
