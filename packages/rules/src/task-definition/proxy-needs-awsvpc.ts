import { networkMode } from "../network.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const proxyNeedsAwsvpc: Rule = rule({
  id: "proxy-needs-awsvpc",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A proxy configuration needs the network mode awsvpc.",
  source: "text: aws/aws-cdk#4476",
  docs: "API_ProxyConfiguration",
  aws: { type: "ClientException", text: "APPMESH proxy configuration is only supported in networkMode=awsvpc", sure: "seen" },
  needs: "proxyConfiguration",
  messages: { mode: 'A proxy needs the network mode awsvpc, not "{mode}".' },
  hint: 'Write `"networkMode": "awsvpc"`, or remove `proxyConfiguration`.',
  check(task, report) {
    const mode = networkMode(task) ?? "default";
    if (task.proxyConfiguration && mode !== "awsvpc" && !isPlaceholder(mode)) report("mode", ["proxyConfiguration"], { mode });
  },
});
