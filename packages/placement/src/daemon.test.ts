import { describe, expect, it } from "vitest";
import { Cluster } from "./cluster/cluster.js";
import { daemonPlan } from "./daemon.js";
import { place } from "./place.js";

const agent = { name: "agent", schedulingStrategy: "DAEMON" as const, cpu: 128, memory: 256 };
const instance = (id: string, more = {}) => ({ id, az: "a", cpu: 1024, memory: 1024, attributes: { stack: "prod" }, ...more });
const running = [{ group: "agent", cpu: 128, memory: 256 }];

// Source: ECS Developer Guide, service scheduler, DAEMON.
describe("a daemon service", () => {
  it("runs one task on each active instance that satisfies its constraints", () => {
    const constrained = { ...agent, placementConstraints: [{ type: "memberOf" as const, expression: "attribute:stack == prod" }] };
    const cluster = new Cluster({
      instances: [
        instance("new"),
        instance("has one", { running }),
        instance("other stack", { attributes: { stack: "test" } }),
        instance("no longer", { attributes: { stack: "test" }, running }),
        instance("drains", { status: "DRAINING", running }),
        instance("full", { running: [{ group: "x", cpu: 1000 }] }),
        instance("agent lost", { agentConnected: false, running }),
      ],
    });
    const plan = daemonPlan(cluster, constrained);
    expect(plan).toMatchObject({ desired: 4, start: ["new"], stop: ["no longer", "drains"] });
    expect(plan.blocked.map(({ instance: id, failures }) => [id, failures[0]?.reason])).toEqual([["full", "RESOURCE:CPU"]]);
  });

  it("comes before the replicas, whose room it takes", () => {
    const groups = [{ name: "web", cpu: 1024, memory: 512, count: 2 }, agent];
    const { placed, unplaced } = place({ instances: [instance("1"), instance("2")], groups });
    expect(placed.map(({ group }) => group)).toEqual(["agent", "agent"]);
    expect(unplaced).toMatchObject([{ group: "web", count: 2, reason: "RESOURCE:CPU" }]);
  });

  it("says where it is blocked", () => {
    const { unplaced } = place({ instances: [instance("1"), instance("2", { running: [{ group: "x", memory: 1000 }] })], groups: [agent] });
    expect(unplaced).toMatchObject([{ group: "agent", count: 1, reason: "RESOURCE:MEMORY", nearest: { instance: "2" } }]);
  });
});
