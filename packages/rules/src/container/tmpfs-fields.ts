import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const tmpfsFields: Rule = rule({
  id: "tmpfs-fields",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A tmpfs has an absolute path, a size above 0 MiB, and mount options that AWS lists.",
  source: "Tmpfs",
  docs: "API_Tmpfs",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "tmpfs",
  messages: {
    path: '"{path}" is not an absolute path.',
    size: "A tmpfs cannot be {size} MiB.",
    option: '"{option}" is no mount option of a tmpfs.',
  },
  hint: 'Write `{ "containerPath": "/run", "size": 64 }`.',
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const [index, { containerPath: path, size, mountOptions }] of (container.linuxParameters?.tmpfs ?? []).entries()) {
        const place = [...at, "linuxParameters", "tmpfs", index];
        if (!path.startsWith("/")) report("path", [...place, "containerPath"], { path });
        if (size <= 0) report("size", [...place, "size"], { size });
        for (const [position, option] of (mountOptions ?? []).entries()) {
          if (!options.has(option.split("=")[0]!)) report("option", [...place, "mountOptions", position], { option });
        }
      }
    }
  },
});

/** Source: Tmpfs$mountOptions. */
const options = new Set(
  (
    "defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime diratime nodiratime bind rbind " +
    "unbindable runbindable private rprivate shared rshared slave rslave relatime norelatime strictatime nostrictatime mode uid gid nr_inodes " +
    "nr_blocks mpol"
  ).split(" "),
);
