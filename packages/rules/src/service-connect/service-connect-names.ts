import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectNames: Rule = rule({
  id: "service-connect-names",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "A discovery name is 1 to 64 small letters, digits, _ and -; an alias's DNS name up to 127 of those and dots; no hyphen first.",
  source: "ServiceConnectService$discoveryName, ServiceConnectClientAlias$dnsName",
  docs: "API_ServiceConnectService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectConfiguration",
  messages: { discovery: '"{name}" cannot be a discovery name.', dns: '"{name}" cannot be the DNS name of an alias.' },
  hint: "Use small letters, digits, _ and -, the first no hyphen; a DNS name may have dots too.",
  check(service, report) {
    for (const [index, { discoveryName, clientAliases }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const path = ["serviceConnectConfiguration", "services", index];
      if (discoveryName !== undefined && !/^[a-z0-9_][a-z0-9_-]{0,63}$/.test(discoveryName))
        report("discovery", [...path, "discoveryName"], { name: discoveryName });
      for (const [place, { dnsName }] of (clientAliases ?? []).entries()) {
        if (dnsName !== undefined && !/^[a-z0-9_.][a-z0-9_.-]{0,126}$/.test(dnsName))
          report("dns", [...path, "clientAliases", place, "dnsName"], { name: dnsName });
      }
    }
  },
});
