import { portMappings } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const appProtocolNeedsName: Rule = rule({
  id: "app-protocol-needs-name",
  severity: "warning",
  stage: "never",
  on: "taskDefinition",
  summary: "`appProtocol` is for Service Connect, which finds a port by its name.",
  source: "PortMapping$appProtocol",
  docs: "API_PortMapping",
  needs: "appProtocol",
  messages: {
    nameless: "The app protocol {protocol} has no effect on a port without a name.",
    udp: "The app protocol {protocol} goes over tcp, and this port is udp.",
  },
  hint: "Add `name`, or remove `appProtocol`.",
  check(task, report) {
    for (const { at, mapping } of portMappings(task)) {
      const { appProtocol: protocol, name } = mapping;
      if (protocol === undefined) continue;
      if (mapping.protocol === "udp") report("udp", [...at, "appProtocol"], { protocol });
      else if (name === undefined || name === "") report("nameless", [...at, "appProtocol"], { protocol });
    }
  },
});
