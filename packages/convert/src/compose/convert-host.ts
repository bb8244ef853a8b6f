import { isObject } from "@stowage/model";
import type { LogConfiguration, UlimitName } from "@stowage/model/ecs";
import { schema } from "@stowage/model/ecs";
import { leaveOut, linux, onInstances, pairsOf, textOf, textsOf } from "./conversion.js";
import type { Converter } from "./conversion.js";
import { parseMebibytes } from "./values.js";

/** What Fargate's containers may log with. Source: the developer guide, "Send Amazon ECS logs to CloudWatch", read 2026-11. */
const fargateDrivers: readonly string[] = ["awsfirelens", "awslogs", "splunk"];

/** What the container may do on its host, and how it is reached and logged there. */
export const convertHost: { readonly [key: string]: Converter } = {
  cap_add(value, conversion) {
    const add = textsOf(value) ?? [];
    if (add.some((name) => name !== "SYS_PTRACE")) conversion.needsInstances.push("cap_add");
    linux(conversion, { capabilities: { ...conversion.container.linuxParameters?.capabilities, add } });
  },
  cap_drop(value, conversion) {
    linux(conversion, { capabilities: { ...conversion.container.linuxParameters?.capabilities, drop: textsOf(value) ?? [] } });
  },
  devices(value, conversion) {
    const devices = (Array.isArray(value) ? value : [value]).map((entry: unknown) => {
      const [hostPath = "", containerPath, permissions] = isObject(entry)
        ? [entry["source"], entry["target"], entry["permissions"]].map(textOf)
        : (textOf(entry) ?? "").split(":");
      const words = [...(permissions ?? "")].flatMap((letter) => ({ r: ["read"], w: ["write"], m: ["mknod"] })[letter] ?? []);
      return {
        hostPath,
        ...(containerPath !== undefined && { containerPath }),
        ...(words.length > 0 && { permissions: words as ("mknod" | "read" | "write")[] }),
      };
    });
    if (devices.length === 0) return;
    conversion.needsInstances.push("devices");
    linux(conversion, { devices });
  },
  shm_size(value, conversion, path) {
    const sharedMemorySize = parseMebibytes(value);
    if (sharedMemorySize !== undefined)
      onInstances(conversion, path, "The size of /dev/shm", () => linux(conversion, { sharedMemorySize }));
  },
  ulimits(value, conversion, path) {
    for (const [name, limit] of Object.entries(isObject(value) ? value : {})) {
      const soft = Number(isObject(limit) ? limit["soft"] : limit);
      const hard = Number(isObject(limit) ? limit["hard"] : limit);
      if (!schema.enums["UlimitName"]!.includes(name) || !Number.isInteger(soft) || !Number.isInteger(hard)) {
        leaveOut(conversion, `${path}/${name}`, "ECS has no such limit.", "Remove it.");
        continue;
      }
      const apply = (): void => {
        conversion.container.ulimits = [
          ...(conversion.container.ulimits ?? []),
          { name: name as UlimitName, softLimit: soft, hardLimit: hard },
        ];
      };
      if (name === "nofile") apply();
      else onInstances(conversion, `${path}/${name}`, `The limit ${name}`, apply);
    }
  },
  sysctls(value, { container }) {
    const controls = (pairsOf(value) ?? []).map(([namespace, text]) => ({ namespace, value: text ?? "" }));
    if (controls.length > 0) container.systemControls = controls;
  },
  security_opt(value, conversion, path) {
    for (const [index, text] of (textsOf(value) ?? []).entries()) {
      const option = /^no-new-privileges([:=]true)?$/.test(text) ? "no-new-privileges" : text.replace("=", ":");
      const at = Array.isArray(value) ? `${path}/${index}` : path;
      if (!/^(no-new-privileges$|apparmor:|label:|credentialspec:)/.test(option)) {
        leaveOut(
          conversion,
          at,
          `ECS has no security option "${text}".`,
          "It takes no-new-privileges, apparmor:, label: and credentialspec: alone.",
        );
        continue;
      }
      onInstances(conversion, at, `The security option ${option}`, () => {
        conversion.container.dockerSecurityOptions = [...(conversion.container.dockerSecurityOptions ?? []), option];
      });
    }
  },
  extra_hosts(value, conversion, path) {
    const all = isObject(value)
      ? Object.entries(value).map(([hostname, address]) => ({ hostname, ipAddress: textOf(address) ?? "" }))
      : (textsOf(value) ?? []).map((text) => {
          const [hostname = "", ...address] = text.split(/[:=]/);
          return { hostname, ipAddress: address.join(":") };
        });
    const hosts = all.filter(({ ipAddress }) => ipAddress !== "host-gateway");
    if (hosts.length < all.length) {
      leaveOut(
        conversion,
        path,
        "host-gateway, the machine that Compose runs on, is nowhere on ECS.",
        "Name what runs there by its address.",
      );
    }
    if (hosts.length === 0) return;
    onInstances(conversion, path, "An entry of /etc/hosts", () => (conversion.container.extraHosts = hosts));
  },
  dns(value, conversion, path) {
    onInstances(conversion, path, "A DNS server", () => (conversion.container.dnsServers = textsOf(value) ?? []));
  },
  dns_search(value, conversion, path) {
    onInstances(conversion, path, "A search domain", () => (conversion.container.dnsSearchDomains = textsOf(value) ?? []));
  },
  pid(value, conversion, path) {
    if (value !== "host") return leaveOut(conversion, path, "ECS shares processes within a task or with the host.", "Use .pidMode().");
    conversion.needsInstances.push("pid");
    conversion.manner.pidHost = true;
  },
  ipc(value, conversion, path) {
    const mode = ({ host: "host", none: "none", shareable: "task" } as const)[textOf(value) as "host" | "none" | "shareable"];
    if (mode === undefined) return leaveOut(conversion, path, "ECS shares memory within a task or with the host.", "Use .ipcMode().");
    conversion.needsInstances.push("ipc");
    conversion.manner.ipc = mode;
  },
  network_mode(value, conversion, path) {
    const mode = textOf(value) ?? "";
    if (mode === "host" || mode === "none") {
      conversion.needsInstances.push("network_mode");
      conversion.manner.network = mode;
    } else if (mode.startsWith("service:")) conversion.manner.with = mode.slice("service:".length);
    else if (mode !== "bridge")
      leaveOut(conversion, path, "ECS has no such network.", "Use .network() on the service, or a network mode of .ec2().");
  },
  logging(value, conversion, path) {
    if (!isObject(value) || value["driver"] === "none") return;
    // Options alone are those of Docker's own default.
    const driver = textOf(value["driver"]) ?? "json-file";
    if (!schema.enums["LogDriver"]!.includes(driver))
      return leaveOut(conversion, path, `ECS has no log driver "${driver}".`, "Use .logs({ group }).");
    const options = Object.fromEntries((pairsOf(value["options"] ?? {}) ?? []).map(([name, text]) => [name, text ?? ""]));
    const logs: LogConfiguration = {
      logDriver: driver as LogConfiguration["logDriver"],
      ...(Object.keys(options).length > 0 && { options }),
    };
    const apply = (): void => void (conversion.container.logConfiguration = logs);
    if (fargateDrivers.includes(driver)) apply();
    else onInstances(conversion, path, `The log driver ${driver}`, apply, "Log with .logs({ group }).");
  },
};
