import { isObject } from "@stowage/model";
import { leaveOut } from "./conversion.js";
import type { Conversion, Converter } from "./conversion.js";
import { parseCpus, parseMebibytes } from "./values.js";

/** How many, how large, how replaced. */
export const convertDeploy: { readonly [key: string]: Converter } = {
  deploy(value, conversion, path) {
    if (!isObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      const convert = deployKeys[key];
      if (convert !== undefined) convert(member, conversion, `${path}/${key}`);
      else leaveOut(conversion, `${path}/${key}`, "This has no counterpart.", "See whether the service needs it on ECS.");
    }
  },
  scale: (value, conversion) => replicas(value, conversion),
  gpus(value, conversion, path) {
    addDevices(value === "all" ? [{}] : value, conversion, path);
  },
  cpus(value, { size }) {
    size.cpu = parseCpus(value) ?? size.cpu;
  },
  mem_limit(value, conversion) {
    memoryLimit(value, conversion);
  },
  mem_reservation(value, conversion) {
    memoryReservation(value, conversion);
  },
};

const deployKeys: { readonly [key: string]: Converter } = {
  replicas: (value, conversion) => replicas(value, conversion),
  mode(value, conversion, path) {
    if (value === "replicated-job" || value === "global-job") conversion.manner.ends = path;
    if (value !== "global") return;
    conversion.needsInstances.push("deploy.mode: global");
    conversion.manner.daemon = true;
  },
  resources(value, conversion, path) {
    const limits = isObject(value) && isObject(value["limits"]) ? value["limits"] : {};
    const reservations = isObject(value) && isObject(value["reservations"]) ? value["reservations"] : {};
    conversion.size.cpu = parseCpus(limits["cpus"]) ?? parseCpus(reservations["cpus"]) ?? conversion.size.cpu;
    memoryReservation(reservations["memory"], conversion);
    memoryLimit(limits["memory"], conversion);
    for (const key of Object.keys(reservations).filter((name) => !["cpus", "devices", "memory"].includes(name)))
      leaveOut(conversion, `${path}/reservations/${key}`, "This has no counterpart.", "See whether the service needs it on ECS.");
    if (limits["pids"] !== undefined)
      leaveOut(conversion, `${path}/limits/pids`, "ECS limits no processes.", "Use .ulimits({ nproc }) on instances.");
    addDevices(reservations["devices"], conversion, `${path}/reservations/devices`);
  },
  update_config(value, conversion, path) {
    if (!isObject(value)) return;
    const startFirst = value["order"] === "start-first";
    const rollback = value["failure_action"] === "rollback";
    conversion.manner.rolling = startFirst ? { min: 100, max: 200, rollback } : { min: 0, max: 100, rollback };
    if (value["failure_action"] === "pause") {
      leaveOut(
        conversion,
        `${path}/failure_action`,
        "ECS pauses no deployment.",
        "Let it go back: .rolling({ circuitBreaker: { rollback: true } }).",
      );
    }
    for (const key of ["parallelism", "delay", "monitor", "max_failure_ratio"].filter((name) => value[name] !== undefined)) {
      leaveOut(conversion, `${path}/${key}`, "ECS replaces tasks by percentages.", "Set them with .rolling({ min, max }).");
    }
  },
  restart_policy(value, conversion, path) {
    const condition = isObject(value) ? value["condition"] : undefined;
    if (condition !== undefined && condition !== "any") conversion.manner.ends = path;
  },
};

function replicas(value: unknown, { manner }: Conversion): void {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 0) manner.desired = count;
}

function memoryLimit(value: unknown, { container, size }: Conversion): void {
  const mebibytes = parseMebibytes(value ?? "");
  if (mebibytes === undefined) return;
  container.memory = mebibytes;
  size.memory = mebibytes;
}

function memoryReservation(value: unknown, { container, size }: Conversion): void {
  const mebibytes = parseMebibytes(value ?? "");
  if (mebibytes === undefined) return;
  container.memoryReservation = mebibytes;
  size.memory ??= mebibytes;
}

function addDevices(devices: unknown, conversion: Conversion, path: string): void {
  for (const device of Array.isArray(devices) ? devices : []) addDevice(device, conversion, path);
}

/** A request for devices that names no capabilities is one of `gpus`, which is for GPUs alone. */
function addDevice(device: unknown, conversion: Conversion, path: string): void {
  const capabilities = isObject(device) && Array.isArray(device["capabilities"]) ? device["capabilities"] : ["gpu"];
  const count = isObject(device) ? gpuCount(device) : undefined;
  if (!capabilities.includes("gpu") || count === undefined) {
    return leaveOut(conversion, path, "ECS reserves GPUs by their number.", "Say how many with .gpus(count).");
  }
  conversion.needsInstances.push("GPUs");
  conversion.container.resourceRequirements = [{ type: "GPU", value: count }];
}

/** All of them unless it says how many or which. Source: Compose Specification, deploy.resources.reservations.devices. */
function gpuCount({ count = "all", device_ids: ids }: { readonly [member: string]: unknown }): string | undefined {
  if (Array.isArray(ids)) return ids.length > 0 ? String(ids.length) : undefined;
  if (count === "all") return "ALL";
  return Number.isInteger(Number(count)) ? String(Number(count)) : undefined;
}
