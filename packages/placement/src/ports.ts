import type { HostPort, Protocol, Requirement } from "./snapshot.js";

/** Ports that ECS keeps for itself on every Linux instance: SSH, the Docker daemon and the agent. Source: PortMapping `hostPort`. */
export const ECS_RESERVED_PORTS: readonly number[] = [22, 2375, 2376, 51678, 51679];

/** Reserved ports on one instance, the five above included, dynamic ones not. Source: PortMapping `hostPort`. */
export const MAX_HOST_PORTS = 100;

const UDP = 0x10000;

/** A port and its protocol as one number. */
export function portKey(port: number | HostPort): number {
  return typeof port === "number" ? port : port.port + (port.protocol === "udp" ? UDP : 0);
}

/** The reverse of {@link portKey}. */
export function portOf(key: number): HostPort {
  const protocol: Protocol = key >= UDP ? "udp" : "tcp";
  return { port: key % UDP, protocol };
}

/** The ports of the instance that a task occupies, as sorted keys: none with awsvpc, and dynamic ones (0) do not count. */
export function occupiedPorts(requirement: Partial<Requirement>): readonly number[] {
  if (requirement.networkMode === "awsvpc" || requirement.networkMode === "none") return [];
  const keys = new Set((requirement.hostPorts ?? []).map(portKey));
  return [...keys].filter((key) => key % UDP !== 0).sort((a, b) => a - b);
}
