import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const deploymentAlarms: Rule = rule({
  id: "deployment-alarms",
  severity: "error",
  stage: "create-service",
  on: "service",
  summary: "Deployment alarms that are on name at least one alarm, each once.",
  source: "DeploymentAlarms$alarmNames",
  docs: "API_DeploymentAlarms",
  aws: { type: "InvalidParameterException", sure: "unknown" },
  needs: "alarms",
  messages: { none: "Alarms are on, and none is named.", twice: 'The alarm "{name}" is named twice.', empty: "An alarm's name is empty." },
  hint: "Name CloudWatch alarms in `alarmNames`.",
  fix: removeTwin,
  check(service, report) {
    const alarms = service.deploymentConfiguration?.alarms;
    const path = ["deploymentConfiguration", "alarms", "alarmNames"];
    if (!alarms?.enable) return;
    if (alarms.alarmNames.length === 0) report("none", path);
    for (const [index, name] of alarms.alarmNames.entries()) {
      if (name === "") report("empty", [...path, index]);
      else if (alarms.alarmNames.indexOf(name) < index) report("twice", [...path, index], { name });
    }
  },
});
