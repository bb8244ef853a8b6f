import { escapePointer, isObject } from "@stowage/model";
import { toComplete } from "./conversion.js";
import type { ComposeTask } from "./group-tasks.js";

const hint = "If its data must stay, use .efsVolume(), .ebsVolume(), or a service of AWS that keeps it.";

/** Notes what becomes of volumes with names, each once: here they live as long as a task, and belong to it alone. */
export function noteVolumes(tasks: readonly ComposeTask[]): void {
  const noted = new Set<string>();
  for (const { members } of tasks) {
    for (const member of members) {
      for (const { volume, source, path } of member.mounted) {
        if (noted.has(volume)) continue;
        noted.add(volume);
        const sharing = tasks.filter((task) => task.members.some(({ mounted }) => mounted.some((other) => other.volume === volume)));
        const who = sharing.map(({ main }) => main.service).join(", ");
        const message =
          sharing.length > 1
            ? `The volume "${volume}" is shared by ${who} in Compose; here each of their tasks has its own, as long as it lives.`
            : `The volume "${volume}" outlives its containers in Compose; here it lives as long as its task.`;
        toComplete(member, path, message, sharing.length > 1 ? "To share it, use .efsVolume() in each." : hint);
        noteDriver(source, member);
      }
    }
  }
}

/** A volume that is made elsewhere, or has a driver with options, is more than a place for files. */
function noteDriver(source: string, member: ComposeTask["main"]): void {
  const declared = isObject(member.file["volumes"]) ? member.file["volumes"][source] : undefined;
  const said = isObject(declared)
    ? ["driver", "driver_opts", "external"].filter((key) => declared[key] !== undefined && declared[key] !== "local")
    : [];
  if (said.length === 0) return;
  const message = `What it is (${said.join(", ")}) is not carried over.`;
  toComplete(member, `/volumes/${escapePointer(source)}`, message, "If it is NFS, move it to Amazon EFS: .efsVolume().");
}
