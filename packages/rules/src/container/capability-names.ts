import { nearest } from "@stowage/model";
import { containers } from "../containers.js";
import { write } from "../fix/repairs.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const capabilityNames: Rule = rule({
  id: "capability-names",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "Linux capabilities are written as AWS lists them, without the prefix CAP_.",
  source: "KernelCapabilities$add",
  docs: "API_KernelCapabilities",
  aws: { type: "ClientException", sure: "unknown" },
  needs: "capabilities",
  messages: { unknown: '"{capability}" is no capability that ECS knows.' },
  hint: "Write it as AWS lists it, without the prefix CAP_{near}.",
  fix(task, at) {
    const [, index, , , list, place] = at;
    const capability = task.containerDefinitions[Number(index)]?.linuxParameters?.capabilities?.[list as "add"]?.[Number(place)] ?? "";
    const plain = capability.trim().toUpperCase().replace(/^CAP_/, "");
    return known.has(plain) ? write(plain)(task, at) : undefined;
  },
  check(task, report) {
    for (const { at, container } of containers(task)) {
      const capabilities = container.linuxParameters?.capabilities;
      for (const list of ["add", "drop"] as const) {
        for (const [index, capability] of (capabilities?.[list] ?? []).entries()) {
          if (known.has(capability)) continue;
          const near = nearest(capability.replace(/^CAP_/i, ""), known);
          report("unknown", [...at, "linuxParameters", "capabilities", list, index], {
            capability,
            near: near === undefined ? "" : `: ${near}`,
          });
        }
      }
    }
  },
});

/** Source: KernelCapabilities$add. */
const known = new Set(
  (
    "ALL AUDIT_CONTROL AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE " +
    "MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT " +
    "SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM"
  ).split(" "),
);
