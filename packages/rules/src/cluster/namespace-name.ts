import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const namespaceName: Rule = rule({
  id: "namespace-name",
  severity: "error",
  stage: "api",
  on: "namespace",
  summary: "A Cloud Map HTTP namespace's name is 1 to 1024 printable characters without spaces.",
  source: "servicediscovery: NamespaceNameHttp",
  docs: "discovery/API_CreateHttpNamespace",
  aws: { type: "InvalidInput", sure: "unknown" },
  messages: { name: '"{name}" cannot be the name of a namespace.' },
  hint: "Write printable characters without spaces.",
  check({ Name: name }, report) {
    if (!/^[!-~]{1,1024}$/.test(name)) report("name", ["Name"], { name: name.slice(0, 60) });
  },
});
