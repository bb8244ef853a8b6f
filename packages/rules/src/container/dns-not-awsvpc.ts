import { containers } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const dnsNotAwsvpc: Rule = rule({
  id: "dns-not-awsvpc",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "With awsvpc, containers have no `dnsServers` and no `dnsSearchDomains`.",
  source: "developer guide, task definition parameters",
  docs: "task_definition_parameters",
  aws: { type: "ClientException", text: "DNS servers are not supported on container when networkMode=awsvpc.", sure: "form" },
  needs: ["dnsServers|dnsSearchDomains", "networkMode=awsvpc"],
  messages: { awsvpc: "With awsvpc the VPC's resolver answers; `{member}` is not taken." },
  hint: "Remove `{member}`; set the VPC's DHCP options instead.",
  fix: removeIt,
  check(task, report) {
    if (task.networkMode !== "awsvpc") return;
    for (const { at, container } of containers(task)) {
      for (const member of ["dnsServers", "dnsSearchDomains"] as const) {
        if (container[member] && container[member].length > 0) report("awsvpc", [...at, member], { member });
      }
    }
  },
});
