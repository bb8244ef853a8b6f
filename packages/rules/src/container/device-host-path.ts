import { containers } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const deviceHostPath: Rule = rule({
  id: "device-host-path",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "A device has an absolute `hostPath`.",
  source: "Device$hostPath",
  docs: "API_Device",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "devices",
  messages: { relative: '"{path}" is not the path of a device.' },
  hint: 'Write the device\'s path on the instance: "/dev/fuse".',
  check(task, report) {
    for (const { at, container } of containers(task)) {
      for (const [index, { hostPath: path }] of (container.linuxParameters?.devices ?? []).entries()) {
        if (!path.startsWith("/")) report("relative", [...at, "linuxParameters", "devices", index, "hostPath"], { path });
      }
    }
  },
});
