import { instanceType } from "../catalogue/instance-type.js";
import type { HostPort, Instance, RunningTasks, Snapshot, TaskGroup } from "../snapshot.js";
import type { Scenario, ScenarioGroup, ScenarioInstance } from "./scenario.js";

/**
 * The snapshot that a scenario describes: each instance by itself, with what its type registers and its `ecs.*` attributes.
 * @example place(snapshotOf(requireScenario(JSON.parse(text)).scenario))
 */
export function snapshotOf(scenario: Scenario): Snapshot {
  const groups = scenario.groups.map(groupOf);
  const byName = new Map(groups.map((group) => [group.name, group]));
  const nextNumber = new Map<string, number>();
  const instances: Instance[] = [];
  for (const entry of scenario.instances) {
    const spec = specOf(entry, byName);
    for (let i = 0; i < (entry.count ?? 1); i++) instances.push({ id: idOf(entry, i, nextNumber), ...spec });
  }
  return { instances, groups, ...(scenario.seed === undefined ? {} : { seed: scenario.seed }) };
}

function idOf({ id, type, az, count = 1 }: ScenarioInstance, i: number, nextNumber: Map<string, number>): string {
  if (id !== undefined) return count === 1 ? id : `${id}-${i}`;
  const prefix = `${type}-${az}`;
  const number = nextNumber.get(prefix) ?? 0;
  nextNumber.set(prefix, number + 1);
  return `${prefix}-${number}`;
}

function specOf(entry: ScenarioInstance, groups: ReadonlyMap<string, TaskGroup>): Omit<Instance, "id"> {
  const { id: _id, count: _count, running, ...given } = entry;
  const type = instanceType(entry.type);
  return {
    ...given,
    attributes: { ...derivedAttributes(entry.type, entry.az), ...entry.attributes },
    cpu: entry.cpu ?? type?.cpu ?? 0,
    memory: entry.memory ?? type?.memory ?? 0,
    gpus: type?.gpus ?? 0,
    ...(type?.enis === undefined ? {} : { enis: type.enis }),
    ...(type?.trunkEnis === undefined ? {} : { trunkEnis: type.trunkEnis }),
    ...(running && { running: runningOf(running, groups) }),
  };
}

/** The attributes that an instance with the Linux AMI registers. Source: ECS Developer Guide, container instance attributes. */
function derivedAttributes(type: string, az: string): Record<string, string> {
  const architecture = instanceType(type)?.architecture;
  return {
    "ecs.instance-type": type,
    "ecs.availability-zone": az,
    "ecs.os-type": "linux",
    "ecs.os-family": "LINUX",
    ...(architecture && { "ecs.cpu-architecture": architecture }),
  };
}

function runningOf(running: Readonly<Record<string, number>>, groups: ReadonlyMap<string, TaskGroup>): RunningTasks[] {
  return Object.entries(running).flatMap(([name, count]) => {
    if (count === 0) return [];
    const group = groups.get(name);
    if (!group) return [{ group: name, count }];
    const { cpu, memory, hostPorts = [], gpu = 0, networkMode = "bridge", taskGroup } = group;
    return [{ group: name, count, cpu, memory, hostPorts, gpu, networkMode, ...(taskGroup === undefined ? {} : { taskGroup }) }];
  });
}

function groupOf({ hostPorts, ...group }: ScenarioGroup): TaskGroup {
  return hostPorts ? { ...group, hostPorts: hostPorts.map(portOf) } : group;
}

function portOf(port: number | string | HostPort): HostPort {
  if (typeof port === "object") return port;
  const [number, protocol] = String(port).split("/");
  return { port: Number(number), protocol: protocol === "udp" ? "udp" : "tcp" };
}
