import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon } from "../services.js";

export const daemonVolumes: Rule = rule({
  id: "daemon-volumes",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Volumes that are configured at launch are for replica services.",
  source: "CreateService documentation",
  docs: "API_CreateService",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: ["schedulingStrategy=DAEMON", "volumeConfigurations"],
  messages: { daemon: "A daemon service's tasks get no EBS volumes." },
  hint: "Remove `volumeConfigurations`, or use the scheduling strategy REPLICA.",
  check(service, report) {
    if (isDaemon(service) && service.volumeConfigurations?.length) report("daemon", ["volumeConfigurations"]);
  },
});
