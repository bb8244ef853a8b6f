import { containers, namesOf, quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const mountKnownVolume: Rule = rule({
  id: "mount-known-volume",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "`sourceVolume` of a mount point names a volume of the task definition.",
  source: "MountPoint$sourceVolume; text: ansible/ansible#35751",
  docs: "API_MountPoint",
  aws: { type: "ClientException", text: "Unknown volume '{volume}'.", sure: "seen" },
  needs: "mountPoints",
  messages: { unknown: '"{container}" mounts the volume "{volume}", which the task does not declare.' },
  hint: "Declare it in `volumes`, or name one of these: {names}.",
  check(task, report) {
    const known = namesOf((task.volumes ?? []).map(({ name }) => name));
    for (const { at, container, name } of containers(task)) {
      for (const [index, { sourceVolume: volume = "" }] of (container.mountPoints ?? []).entries()) {
        if (!known.has(volume))
          report("unknown", [...at, "mountPoints", index, "sourceVolume"], { container: name, volume, names: quoted(known.list) });
      }
    }
  },
});
