import { isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsTaskFields: Rule = rule({
  id: "windows-task-fields",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Windows tasks take no `pidMode`, no `ipcMode`, no proxy, no EFS, and Docker volumes of the driver local alone.",
  source: "RegisterTaskDefinitionRequest$pidMode, $ipcMode; DockerVolumeConfiguration; developer guide, EFS volumes",
  docs: "API_RegisterTaskDefinition",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "operatingSystemFamily=WINDOWS",
  messages: { member: "`{member}` is not for Windows tasks.", driver: 'Windows has the volume driver local alone, not "{driver}".' },
  hint: "Remove it, or run the task on Linux.",
  check(task, report) {
    if (!isWindows(task)) return;
    for (const member of ["pidMode", "ipcMode", "proxyConfiguration"] as const)
      if (task[member] !== undefined) report("member", [member], { member });
    for (const [index, { efsVolumeConfiguration, dockerVolumeConfiguration }] of (task.volumes ?? []).entries()) {
      const driver = dockerVolumeConfiguration?.driver ?? "local";
      if (efsVolumeConfiguration) report("member", ["volumes", index, "efsVolumeConfiguration"], { member: "efsVolumeConfiguration" });
      if (driver !== "local") report("driver", ["volumes", index, "dockerVolumeConfiguration", "driver"], { driver });
    }
  },
});
