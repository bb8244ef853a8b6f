import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const proxyProperties: Rule = rule({
  id: "proxy-properties",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "An App Mesh proxy has `AppPorts`, `ProxyIngressPort`, `ProxyEgressPort`, and `IgnoredUID` or `IgnoredGID`.",
  source: "ProxyConfiguration$properties",
  docs: "API_ProxyConfiguration",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "proxyConfiguration",
  messages: { missing: "The proxy lacks the property {property}." },
  hint: "Add it to `proxyConfiguration.properties`, with a value.",
  check({ proxyConfiguration }, report) {
    if (!proxyConfiguration) return;
    const present = new Set(
      (proxyConfiguration.properties ?? []).filter(({ value }) => value !== undefined && value !== "").map(({ name }) => name),
    );
    const missing = ["AppPorts", "ProxyIngressPort", "ProxyEgressPort"].filter((property) => !present.has(property));
    if (!present.has("IgnoredUID") && !present.has("IgnoredGID")) missing.push("IgnoredUID (or IgnoredGID)");
    if (missing.length > 0) report("missing", ["proxyConfiguration", "properties"], { property: missing.join(", ") });
  },
});
