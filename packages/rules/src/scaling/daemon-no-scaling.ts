import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { isDaemon } from "../services.js";

export const daemonNoScaling: Rule = rule({
  id: "daemon-no-scaling",
  severity: "error",
  stage: "api",
  on: "scaling",
  summary: "Daemon services are not scaled.",
  source: "CreateServiceRequest$schedulingStrategy",
  docs: "service-auto-scaling",
  aws: { type: "ValidationException", sure: "unknown" },
  messages: { daemon: "A daemon service has a task on each instance; its count cannot be scaled." },
  hint: "Remove the scaling, or use the scheduling strategy REPLICA.",
  check(_, report, { service }) {
    if (service && isDaemon(service)) report("daemon", ["target"]);
  },
});
