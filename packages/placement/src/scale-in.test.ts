import { describe, expect, it } from "vitest";
import { Cluster } from "./cluster/cluster.js";
import { chooseToStop } from "./scale-in.js";
import type { TaskGroup } from "./snapshot.js";

const group = (placementStrategy?: TaskGroup["placementStrategy"]): TaskGroup => ({
  name: "web",
  cpu: 256,
  memory: 512,
  ...(placementStrategy && { placementStrategy }),
});
const instance = (id: string, az: string, memory = 4096) => ({ id, az, cpu: 4096, memory });
const tasks = (...instances: string[]) => instances.map((at, i) => ({ id: `t${i}`, instance: at }));
const zoneOf = (id: string) => id.slice(0, 1);

describe("choosing tasks to stop", () => {
  // Source: ECS Developer Guide, amazon ECS services, service scheduler: A=1, B=2, C=2 → one in B or C.
  it("takes from a zone with most of the service's tasks", () => {
    const cluster = new Cluster({ instances: ["a", "b", "c"].map((az) => instance(`${az}1`, az)) });
    for (let seed = 0; seed < 20; seed++) {
      const running = tasks("a1", "b1", "b1", "c1", "c1");
      const [id] = chooseToStop(cluster, group(), running, 1, seed);
      expect(["b", "c"]).toContain(zoneOf(running.find((task) => task.id === id)?.instance ?? ""));
    }
  });

  it("takes from the instance with most of them inside the zone", () => {
    const cluster = new Cluster({ instances: [instance("a1", "a"), instance("a2", "a"), instance("b1", "b")] });
    const running = tasks("a1", "a2", "a2", "b1");
    expect(["t1", "t2"]).toEqual(expect.arrayContaining([...chooseToStop(cluster, group(), running, 1)]));
  });

  it("leaves most room on one instance under binpack", () => {
    const cluster = new Cluster({ instances: [instance("a1", "a"), instance("b1", "b", 8192)] });
    expect(chooseToStop(cluster, group([{ type: "binpack", field: "memory" }]), tasks("a1", "b1"), 1)).toEqual(["t1"]);
  });

  it("never takes a protected task", () => {
    const cluster = new Cluster({ instances: [instance("a1", "a"), instance("b1", "b")] });
    const running = tasks("a1", "a1", "b1").map((task) => ({ ...task, protected: task.instance === "a1" }));
    expect(chooseToStop(cluster, group(), running, 3)).toEqual(["t2"]);
  });

  it("keeps zones even while it stops many", () => {
    const cluster = new Cluster({ instances: ["a", "b", "c"].map((az) => instance(`${az}1`, az)) });
    const running = tasks(...Array.from({ length: 30 }, (_, i) => `${"abc"[i % 3]}1`));
    const stopped = new Set(chooseToStop(cluster, group(), running, 17));
    const left = running.filter(({ id }) => !stopped.has(id));
    const counts = ["a", "b", "c"].map((az) => left.filter((task) => zoneOf(task.instance) === az).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });
});
