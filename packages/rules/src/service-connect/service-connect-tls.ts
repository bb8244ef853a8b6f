import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { serviceConnectOf } from "../services.js";

export const serviceConnectTls: Rule = rule({
  id: "service-connect-tls",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Service Connect with TLS names a private certificate authority by ARN, and a role.",
  source: "ServiceConnectTlsConfiguration",
  docs: "API_ServiceConnectTlsConfiguration",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "tls",
  messages: {
    authority: '"{arn}" is no ARN of a private certificate authority.',
    role: "Nothing may issue certificates: there is no role.",
  },
  hint: "Give `issuerCertificateAuthority.awsPcaAuthorityArn` and `roleArn`.",
  check(service, report) {
    for (const [index, { tls }] of (serviceConnectOf(service)?.services ?? []).entries()) {
      const path = ["serviceConnectConfiguration", "services", index, "tls"];
      if (!tls) continue;
      const arn = tls.issuerCertificateAuthority.awsPcaAuthorityArn ?? "";
      if (!/^arn:[a-z-]+:acm-pca:/.test(arn)) report("authority", [...path, "issuerCertificateAuthority", "awsPcaAuthorityArn"], { arn });
      if (!tls.roleArn) report("role", [...path, "roleArn"]);
    }
  },
});
