import type { LinuxParameters, Ulimit } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import { asRecord, hasOnly } from "../as-record.js";
import { onFargate, onOwnInstances, onWindows } from "./container-saying.js";
import type { ContainerContext, ContainerSaying } from "./container-saying.js";

/** What the container may do on its host, and what it is called there. */
export const sayHost: readonly ContainerSaying[] = [
  { members: ["ulimits"], say: ({ ulimits }, context) => sayUlimits(ulimits!, context) },
  {
    members: ["linuxParameters"],
    say: ({ linuxParameters }, context) =>
      onWindows(context) || !hasLinuxParameters(context, linuxParameters!) ? undefined : [step("linuxParameters", linuxParameters)],
  },
  {
    members: ["systemControls"],
    say: ({ systemControls }, context) => {
      const record = asRecord(systemControls!, "namespace", "value");
      return onWindows(context) || record === undefined ? undefined : [step("systemControls", record)];
    },
  },
  {
    members: ["privileged"],
    say: ({ privileged: value }, context) =>
      onFargate(context) || onWindows(context) ? undefined : [step("privileged", ...(value === true ? [] : [value]))],
  },
  {
    members: ["dockerSecurityOptions"],
    say: ({ dockerSecurityOptions }, context) =>
      !onOwnInstances(context) ? undefined : [step("securityOptions", ...dockerSecurityOptions!)],
  },
  { members: ["credentialSpecs"], say: ({ credentialSpecs }) => [step("credentialSpecs", ...credentialSpecs!)] },
  {
    members: ["interactive", "pseudoTerminal"],
    say: ({ interactive, pseudoTerminal }) => [
      step("terminal", { ...(interactive !== undefined && { interactive }), ...(pseudoTerminal !== undefined && { pseudoTerminal }) }),
    ],
  },
  { members: ["versionConsistency"], say: ({ versionConsistency }) => [step("versionConsistency", versionConsistency)] },
  { members: ["dockerLabels"], say: ({ dockerLabels }) => [step("labels", dockerLabels)] },
];

function sayUlimits(limits: readonly Ulimit[], context: ContainerContext): Step[] | undefined {
  const names = new Set(limits.map(({ name }) => name));
  if (onWindows(context) || names.size < limits.length || (onFargate(context) && (names.size > 1 || !names.has("nofile"))))
    return undefined;
  const values = limits.map(({ name, softLimit: soft, hardLimit: hard }) => [name, soft === hard ? soft : { soft, hard }]);
  return [step("ulimits", Object.fromEntries(values))];
}

/** Fargate can add one capability alone, and has no devices; what is not ours has no swap and no shared memory of a chosen size. */
function hasLinuxParameters(context: ContainerContext, parameters: LinuxParameters): boolean {
  if (onOwnInstances(context)) return true;
  if (!onFargate(context)) return hasOnly(parameters, ["capabilities", "devices", "initProcessEnabled", "tmpfs"]);
  const added = parameters.capabilities?.add ?? [];
  return hasOnly(parameters, ["capabilities", "initProcessEnabled", "tmpfs"]) && added.every((name) => name === "SYS_PTRACE");
}
