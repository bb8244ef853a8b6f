import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const proxyAppMeshEnded: Rule = rule({
  id: "proxy-app-mesh-ended",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "App Mesh, the only proxy type, has reached its end of life.",
  source: "AWS announcement: App Mesh ends on 30 September 2026",
  docs: "service-connect",
  needs: "proxyConfiguration",
  messages: { ended: "This proxy is for AWS App Mesh, which ended on 30 September 2026." },
  hint: "Use Service Connect: remove `proxyConfiguration` and the proxy container.",
  check({ proxyConfiguration }, report) {
    if (proxyConfiguration) report("ended", ["proxyConfiguration"]);
  },
});
