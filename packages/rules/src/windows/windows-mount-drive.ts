import { containers, isWindows } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const windowsMountDrive: Rule = rule({
  id: "windows-mount-drive",
  severity: "error",
  stage: "task-start",
  on: "taskDefinition",
  summary: "Windows containers mount directories of a drive under the same drive's letter.",
  source: "MountPoint$containerPath",
  docs: "API_MountPoint",
  needs: ["mountPoints", "operatingSystemFamily=WINDOWS"],
  messages: { across: '"{source}" is mounted as "{target}": Windows mounts nothing across drives.' },
  hint: "Mount it under the letter of its own drive.",
  check(task, report) {
    if (!isWindows(task)) return;
    const sources = new Map((task.volumes ?? []).map(({ name, host }) => [name, host?.sourcePath]));
    for (const { at, container } of containers(task)) {
      for (const [index, { sourceVolume, containerPath: target = "" }] of (container.mountPoints ?? []).entries()) {
        const source = sources.get(sourceVolume) ?? "";
        const [from, to] = [driveOf(source), driveOf(target)];
        if (from !== undefined && to !== undefined && from !== to)
          report("across", [...at, "mountPoints", index, "containerPath"], { source, target });
      }
    }
  },
});

function driveOf(path: string): string | undefined {
  return /^([a-z]):/i.exec(path)?.[1]?.toUpperCase();
}
