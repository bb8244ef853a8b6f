import { taskDefinitionFields } from "@stowage/model";
import { requires } from "../containers.js";
import type { Segment } from "../pointer.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const managedInstancesUnsupported: Rule = rule({
  id: "managed-instances-unsupported",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary:
    "Task definitions for Managed Instances have no links, host names, DNS settings, extra hosts, Docker labels or security options, IPC mode, proxy, swap, shared memory, and no volumes of Docker, FSx for Windows or the host's folders.",
  source: "developer guide, Managed Instances: task definition parameters that are not valid",
  docs: "ManagedInstances",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "requiresCompatibilities=MANAGED_INSTANCES",
  messages: { member: "Managed Instances do not support `{member}`." },
  hint: "Remove `{member}`, or remove MANAGED_INSTANCES from `requiresCompatibilities`.",
  check(task, report) {
    if (!requires(task, "MANAGED_INSTANCES")) return;
    paths ??= unsupportedPaths();
    for (const path of paths) for (const at of placesOf(task, path)) report("member", at, { member: String(at.at(-1)) });
  },
});

let paths: readonly (readonly string[])[] | undefined;

/** That there are no inference accelerators any more, on any instance, a rule of its own says. */
function unsupportedPaths(): readonly (readonly string[])[] {
  const fields = Object.entries(taskDefinitionFields).filter(
    ([path, { not }]) => not?.includes("managed-instances") && path !== "inferenceAccelerators",
  );
  return fields.map(([path]) => path.split("."));
}

/** Where the value has what the path leads to, in each item of the lists on its way; what is false or empty asks for nothing. */
function placesOf(value: unknown, [name, ...below]: readonly string[]): Segment[][] {
  if (name === undefined) return value === undefined || value === false || (Array.isArray(value) && value.length === 0) ? [] : [[]];
  if (typeof value !== "object" || value === null) return [];
  const member = name.replace("[]", "");
  const own = (value as Record<string, unknown>)[member];
  if (member === name) return placesOf(own, below).map((at) => [member, ...at]);
  const items = Array.isArray(own) ? own : [];
  return items.flatMap((item, index) => placesOf(item, below).map((at) => [member, index, ...at]));
}
