import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectNamespace: Rule = rule({
  id: "service-connect-namespace",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Service Connect has a namespace: the service's own, or the cluster's default.",
  source: "ServiceConnectConfiguration$namespace",
  docs: "API_ServiceConnectConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "serviceConnectConfiguration",
  messages: { missing: "Neither the service nor its cluster names a namespace." },
  hint: "Name one in `serviceConnectConfiguration.namespace`, or in the cluster's `serviceConnectDefaults`.",
  check(service, report, { cluster }) {
    const connect = serviceConnectOf(service);
    if (connect && cluster && !connect.namespace && !cluster.serviceConnectDefaults?.namespace)
      report("missing", ["serviceConnectConfiguration", "namespace"]);
  },
});
