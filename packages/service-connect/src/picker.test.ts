import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { virtualClock } from "../test/virtual-clock.js";
import { connectionBackoff } from "./connection-backoff.js";
import { leastRequests } from "./least-requests.js";
import { outlierEjection } from "./outlier-ejection.js";
import type { Balancer, Endpoint, Policy } from "./policy.js";
import { seededRandom } from "./random.js";
import { roundRobin } from "./round-robin.js";
import { defaultPolicy } from "./settings.js";

const policies: Record<string, Policy> = {
  "least requests": leastRequests,
  "round robin": roundRobin,
  "backoff over round robin": connectionBackoff(roundRobin),
  "ejection over least requests": outlierEjection(leastRequests),
  "the default": defaultPolicy,
};

interface Task extends Endpoint {
  inFlight: number;
}

const tasks = (loads: readonly number[]): Task[] =>
  loads.map((inFlight, at) => ({ address: { id: `t${at}`, host: "127.0.0.1", port: at + 1 }, inFlight }));

function balancer(policy: Policy, seed: number): Balancer {
  return policy({ clock: virtualClock(), random: seededRandom(seed), changed: () => undefined, setAside: () => undefined });
}

const seed = fc.integer();
const loads = fc.array(fc.nat(20), { maxLength: 12 });

describe.each(Object.entries(policies))("a picker of %s", (_name, policy) => {
  it("offers what is listed and not to be avoided, and waits only when nothing is left", () => {
    fc.assert(
      fc.property(seed, loads, fc.infiniteStream(fc.boolean()), (start, given, flips) => {
        const endpoints = tasks(given);
        const avoid = new Set(endpoints.filter(() => flips.next().value as boolean));
        const pick = balancer(policy, start).picker(endpoints).pick(avoid);
        if (avoid.size === endpoints.length) return pick.kind === "wait";
        return pick.kind === "use" && endpoints.includes(pick.endpoint) && !avoid.has(pick.endpoint);
      }),
    );
  });

  it("offers endpoints that failed as long as there is no other", () => {
    fc.assert(
      fc.property(
        seed,
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom("refused", "reset", "answered"))),
        (start, count, fates) => {
          const endpoints = tasks(Array.from({ length: count }, () => 0));
          const at = balancer(policy, start);
          at.picker(endpoints);
          for (const [which, outcome] of fates) at.ended?.(endpoints[which % count]!, outcome);
          const avoid = new Set<Task>();
          const picker = at.picker(endpoints);
          for (let left = count; left > 0; left -= 1) {
            const pick = picker.pick(avoid);
            if (pick.kind !== "use" || avoid.has(pick.endpoint)) return false;
            avoid.add(pick.endpoint);
          }
          return picker.pick(avoid).kind === "wait";
        },
      ),
    );
  });

  it("is not touched by a later change of the list it was made of", () => {
    const endpoints = tasks([0, 0]);
    const picker = balancer(policy, 1).picker(endpoints);
    endpoints.length = 0;
    expect(picker.pick().kind).toBe("use");
  });

  it("makes the same choices from the same seed", () => {
    fc.assert(
      fc.property(seed, loads, (start, given) => {
        const run = (): string[] => {
          const picker = balancer(policy, start).picker(tasks(given));
          return Array.from({ length: 20 }, () => {
            const pick = picker.pick();
            return pick.kind === "use" ? pick.endpoint.address.id : pick.kind;
          });
        };
        expect(run()).toEqual(run());
      }),
    );
  });
});

describe("least requests", () => {
  it("never chooses the one endpoint that has the most requests", () => {
    fc.assert(
      fc.property(seed, fc.array(fc.nat(20), { minLength: 2, maxLength: 12 }), fc.nat(), (start, given, where) => {
        const endpoints = tasks(given);
        const busiest = endpoints[where % endpoints.length]!;
        busiest.inFlight = 21;
        const picker = balancer(leastRequests, start).picker(endpoints);
        return Array.from({ length: 30 }, () => picker.pick()).every((pick) => pick.kind === "use" && pick.endpoint !== busiest);
      }),
    );
  });

  it("gives no endpoint more than a few above its share of a thousand requests that do not end", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 2, max: 50 }), (start, count) => {
        const endpoints = tasks(Array.from({ length: count }, () => 0));
        const picker = balancer(leastRequests, start).picker(endpoints);
        for (let sent = 0; sent < 1_000; sent += 1) {
          const pick = picker.pick();
          if (pick.kind === "use") pick.endpoint.inFlight += 1;
        }
        const counts = endpoints.map((endpoint) => endpoint.inFlight);
        // With two choices the fullest is log log n above the mean, whatever came before; below it the spread is only logarithmic.
        return Math.max(...counts) - 1_000 / count <= 5;
      }),
    );
  });
});

describe("round robin", () => {
  it("gives each endpoint its turn, within one, however often the list is published again", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 10 }), fc.array(fc.nat(7), { minLength: 1, maxLength: 20 }), (start, count, runs) => {
        const endpoints = tasks(Array.from({ length: count }, () => 0));
        const at = balancer(roundRobin, start);
        for (const run of runs) {
          const picker = at.picker(endpoints);
          for (let sent = 0; sent < run; sent += 1) {
            const pick = picker.pick();
            if (pick.kind === "use") pick.endpoint.inFlight += 1;
          }
        }
        const counts = endpoints.map((endpoint) => endpoint.inFlight);
        return Math.max(...counts) - Math.min(...counts) <= 1;
      }),
    );
  });
});
