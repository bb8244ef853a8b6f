import { containers, isWindows } from "../containers.js";
import { removeIt } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsContainerFields: Rule = rule({
  id: "windows-container-fields",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary:
    "Windows containers take no links, user, privileges, read-only root, DNS settings, extra hosts, ulimits, Linux or kernel parameters.",
  source: "ContainerDefinition, each member's documentation",
  docs: "API_ContainerDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "operatingSystemFamily=WINDOWS",
  messages: { linux: "`{member}` is not for Windows containers." },
  hint: "Remove `{member}`.",
  fix: removeIt,
  check(task, report) {
    if (!isWindows(task)) return;
    for (const { at, container } of containers(task)) {
      for (const member of linuxOnly) {
        const value = container[member];
        if (value === undefined || value === false || value === "" || (Array.isArray(value) && value.length === 0)) continue;
        report("linux", [...at, member], { member });
      }
    }
  },
});

const linuxOnly = [
  "links",
  "user",
  "disableNetworking",
  "privileged",
  "readonlyRootFilesystem",
  "dnsServers",
  "dnsSearchDomains",
  "extraHosts",
  "ulimits",
  "linuxParameters",
  "systemControls",
] as const;
