import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectUnique: Rule = rule({
  id: "service-connect-unique",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Within a service, each port is served once, and no discovery name and no alias is given twice.",
  source: "ServiceConnectService",
  docs: "API_ServiceConnectService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectConfiguration",
  messages: { discovery: 'The discovery name "{name}" is given twice.', alias: "The alias {name} is given twice." },
  hint: "Give each Service Connect service a name and an alias of its own.",
  check(service, report) {
    const seen = new Set<string>();
    for (const [index, { portName, discoveryName, clientAliases = [] }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const path = ["serviceConnectConfiguration", "services", index];
      const name = discoveryName ?? portName;
      if (seen.has(`name ${name}`)) report("discovery", [...path, discoveryName === undefined ? "portName" : "discoveryName"], { name });
      seen.add(`name ${name}`);
      for (const [place, { dnsName = name, port }] of clientAliases.entries()) {
        if (seen.has(`alias ${dnsName}:${port}`)) report("alias", [...path, "clientAliases", place], { name: `${dnsName}:${port}` });
        seen.add(`alias ${dnsName}:${port}`);
      }
    }
  },
});
