import { requires, isWindows } from "../containers.js";
import { networkMode } from "../network.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const managedInstancesNetworkMode: Rule = rule({
  id: "managed-instances-network-mode",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Managed Instances, the network mode is awsvpc, host or none, and tasks are Linux.",
  source: "developer guide, Managed Instances",
  docs: "ManagedInstances",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "requiresCompatibilities=MANAGED_INSTANCES",
  messages: { bridge: "Managed Instances have no bridge network, which is what this task gets.", windows: "Managed Instances run Linux." },
  hint: 'Write `"networkMode": "awsvpc"`.',
  check(task, report) {
    if (!requires(task, "MANAGED_INSTANCES")) return;
    if (isWindows(task)) report("windows", ["runtimePlatform", "operatingSystemFamily"]);
    else if (networkMode(task) === "bridge") report("bridge", ["networkMode"]);
  },
});
