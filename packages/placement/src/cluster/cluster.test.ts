import { describe, expect, it } from "vitest";
import type { TaskGroup } from "../snapshot.js";
import { Cluster } from "./cluster.js";

const web: TaskGroup = { name: "web", cpu: 256, memory: 512 };
const instance = (id: string, az = "a") => ({ id, az, cpu: 2048, memory: 4096 });

describe("a cluster", () => {
  it("tells what is left, and what runs where", () => {
    const cluster = new Cluster({ instances: [instance("1"), instance("2")] });
    cluster.take("1", web);
    expect(cluster.remaining("1")).toMatchObject({ cpu: 1792, memory: 3584, tasks: 1, instance: { id: "1" } });
    expect([cluster.tasksOf("web"), cluster.tasksOf("web", "2"), cluster.tasksOf("nobody")]).toEqual([1, 0, 0]);
    expect([...cluster.instances()]).toEqual(["1", "2"]);
    expect(cluster.remaining("3")).toBeUndefined();
  });

  it("changes nothing when it is asked to choose, whether or not all fit", () => {
    const cluster = new Cluster({ instances: [instance("1"), instance("2", "b")] });
    for (const count of [1, 5, 100]) {
      const { instances, refusal } = cluster.choose(web, count);
      expect(instances).toHaveLength(Math.min(count, 16));
      expect(refusal?.reason).toBe(count > 16 ? "RESOURCE:CPU" : undefined);
      expect(cluster.remaining("1")).toMatchObject({ cpu: 2048, memory: 4096, tasks: 0 });
      expect(cluster.choose(web, count)).toEqual({ instances, ...(refusal && { refusal }) });
    }
    expect(cluster.refuse(web)).toBeUndefined();
  });

  it("chooses the same after a restart", () => {
    const groups = [
      web,
      { ...web, name: "api", placementStrategy: [{ type: "binpack" as const, field: "cpu" }] },
      { ...web, name: "job", standalone: true },
    ];
    const list = Array.from({ length: 9 }, (_, i) => instance(`i-${i}`, "abc".charAt(i % 3)));
    const lived = new Cluster({ seed: 3, instances: list });
    const tasks: { id: string; group: TaskGroup }[] = [];
    for (let i = 0; i < 60; i++) {
      const group = groups[i % 3] as TaskGroup;
      const id = lived.placeOne(group);
      if (id !== undefined) tasks.push({ id, group });
      if (i % 4 === 3) {
        const [stopped] = tasks.splice((i * 7) % tasks.length, 1);
        if (stopped) lived.release(stopped.id, stopped.group);
      }
    }
    const restarted = new Cluster({ seed: 3, instances: list.toReversed() });
    for (const { id, group } of tasks.toReversed()) restarted.take(id, group);
    for (const group of groups) expect(restarted.choose(group, 5)).toEqual(lived.choose(group, 5));
  });

  it("forgets states that are gone, and goes on", () => {
    const groups = ["a", "b", "c"].map((name): TaskGroup => ({
      name,
      cpu: 0,
      memory: 1,
      maxPerInstance: 100_000,
      placementStrategy: [{ type: "random" }],
    }));
    const cluster = new Cluster({ instances: Array.from({ length: 10 }, (_, i) => ({ ...instance(`${i}`), memory: 10_000 })) });
    for (let i = 0; i < 4500; i++) for (const group of groups) expect(cluster.placeOne(group)).toBeDefined();
    for (const { name } of groups) expect(cluster.tasksOf(name)).toBe(4500);
    expect([...cluster.instances()].reduce((sum, id) => sum + (cluster.remaining(id)?.tasks ?? 0), 0)).toBe(13_500);
  });

  it("serves many kinds of task, more than its masks have bits for", () => {
    const groups = Array.from({ length: 40 }, (_, i): TaskGroup => ({
      ...web,
      name: `g${i}`,
      cpu: 32,
      memory: 32,
      hostPorts: [8000 + i],
      placementStrategy: [{ type: "binpack", field: "memory" }],
    }));
    const cluster = new Cluster({ instances: Array.from({ length: 30 }, (_, i) => instance(`${i}`, `zone-${i % 15}`)) });
    for (const group of groups) expect(cluster.place(group, 30).instances.toSorted()).toEqual([...cluster.instances()].toSorted());
    for (const group of groups) expect(cluster.refuse(group)?.reason).toBe("RESOURCE:PORTS");
  });

  it("takes a task with subnets only where they are, and wherever an instance does not say", () => {
    const cluster = new Cluster({ instances: [instance("1"), instance("2", "b")] });
    const there: TaskGroup = { ...web, name: "there", networkMode: "awsvpc", zones: ["b", "c"] };
    expect(cluster.choose(there, 3).instances).toEqual(["2", "2", "2"]);
    expect(cluster.refuse({ ...there, zones: ["c"] })).toMatchObject({ reason: "LOCATION", reasons: [{ reason: "LOCATION", count: 2 }] });
    const unknown = new Cluster({ instances: [{ id: "3", cpu: 2048, memory: 4096 }] });
    expect(unknown.choose(there, 1).instances).toEqual(["3"]);
  });

  it("refuses what makes no sense", () => {
    const cluster = new Cluster({ instances: [instance("1")] });
    expect(() => cluster.add(instance("1"))).toThrow("instance 1 is already in the cluster");
    expect(cluster.remaining("1")).toBeDefined();
    expect(() => cluster.take("9", web)).toThrow("no instance 9 in the cluster");
    expect(() => cluster.release("1", web)).toThrow("no task of web runs on 1");
    expect(() => cluster.update("9", {})).toThrow(RangeError);
    expect(() => cluster.placeOne({ ...web, cpu: -1 })).toThrow(RangeError);
    expect(() => cluster.placeOne({ ...web, memory: 0.5 })).toThrow(RangeError);
    expect(() => cluster.placeOne({ ...web, memory: 2 ** 32 })).toThrow(
      "memory of group web is 4294967296; it is a whole number from 0 to",
    );
    expect(() => cluster.add({ ...instance("8"), cpu: -2048 })).toThrow("cpu of instance 8 is -2048");
    expect(() => cluster.add({ ...instance("8"), memory: 8 * 2 ** 30 })).toThrow("memory in MiB");
    expect(cluster.remaining("8")).toBeUndefined();
    expect(() => cluster.placeOne({ ...web, placementStrategy: [{ type: "binpack", field: "disk" }] })).toThrow("cpu or memory");
    expect(() => cluster.placeOne({ ...web, placementStrategy: [{ type: "spread" }] })).toThrow("attribute:NAME");
    expect(() => cluster.placeOne({ ...web, placementConstraints: [{ type: "memberOf" }] })).toThrow("expression");
    expect(() => cluster.placeOne({ ...web, placementConstraints: [{ type: "memberOf", expression: "attribute:a =" }] })).toThrow(
      "Expected an operator",
    );
    cluster.remove("9");
    cluster.remove("1");
    expect(cluster.placeOne(web)).toBeUndefined();
    cluster.add(instance("1"));
    expect(cluster.placeOne(web)).toBe("1");
  });
});
