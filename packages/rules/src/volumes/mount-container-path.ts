import { containers } from "../containers.js";
import { removeTwin } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const mountContainerPath: Rule = rule({
  id: "mount-container-path",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A mount point has an absolute `containerPath`, which its container mounts once.",
  source: "MountPoint$containerPath",
  docs: "API_MountPoint",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "mountPoints",
  messages: {
    missing: "This mount point does not say where it is mounted.",
    relative: '"{path}" is not an absolute path.',
    twice: '"{path}" is mounted twice.',
  },
  hint: "Write an absolute path, one for each mount.",
  fix: removeTwin,
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const seen = new Set<string>();
      for (const [index, { containerPath: path = "" }] of (container.mountPoints ?? []).entries()) {
        const place = [...at, "mountPoints", index, "containerPath"];
        if (path === "") report("missing", place);
        else if (!/^(\/|[A-Za-z]:([\\/]|$))/.test(path)) report("relative", place, { path });
        else if (seen.has(path)) report("twice", place, { path });
        seen.add(path);
      }
    }
  },
});
