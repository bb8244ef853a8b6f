/**
 * What an instance registers, MiB, where a figure is published.
 * Source: Amazon ECS Developer Guide, "Reserving container instance memory": an m4.large with 8 GiB registers 7985 MiB. Read 2026-11.
 */
const KNOWN: Readonly<Record<string, number>> = { "m4.large": 7985 };

/**
 * The memory that an instance of a type registers for tasks, MiB.
 *
 * The agent registers what the operating system reports (less `ECS_RESERVED_MEMORY`, 0 by default), and firmware and kernel keep a part of the
 * advertised size that AWS does not publish. Our formula: they keep 208 MiB and 3 %, but no more than 8 %. It gives the 3768 MiB that the ECS API's own example shows
 * for a type of 4 GiB, and stays below the 7985 MiB of an m4.large: an estimate that is rather too small than too large. State `memory` on the
 * instance where you know better.
 * @example registeredMemory("t3.medium", 4096) // 3768
 */
export function registeredMemory(type: string, advertisedMiB: number): number {
  const kept = Math.min(advertisedMiB * 0.08, 208 + advertisedMiB * 0.03);
  return KNOWN[type] ?? Math.floor(advertisedMiB - kept);
}
