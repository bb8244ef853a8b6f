import { isWindows } from "../containers.js";
import { networkMode, sharesNetwork } from "../network.js";
import { isPlaceholder } from "../placeholder.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const faultInjectionNetwork: Rule = rule({
  id: "fault-injection-network",
  severity: "warning",
  stage: "runtime",
  on: "taskDefinition",
  summary: "Fault injection works with the network modes awsvpc and host, on Linux.",
  source: "RegisterTaskDefinitionRequest$enableFaultInjection",
  docs: "fault-injection",
  needs: "enableFaultInjection",
  messages: {
    mode: "Fault injection needs the network mode awsvpc or host; this task has {mode}.",
    windows: "Fault injection is not there for Windows.",
  },
  hint: "Remove `enableFaultInjection`, or choose awsvpc or host.",
  check(task, report) {
    if (task.enableFaultInjection !== true) return;
    const mode = networkMode(task);
    if (isWindows(task)) report("windows", ["enableFaultInjection"]);
    else if (!sharesNetwork(task) && !isPlaceholder(mode ?? "")) report("mode", ["enableFaultInjection"], { mode: mode ?? "default" });
  },
});
