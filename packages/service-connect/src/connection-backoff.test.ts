import { describe, expect, it } from "vitest";
import { virtualClock } from "../test/virtual-clock.js";
import { connectionBackoff } from "./connection-backoff.js";
import type { Endpoint } from "./policy.js";
import { seededRandom } from "./random.js";
import { roundRobin } from "./round-robin.js";

function world() {
  const clock = virtualClock();
  const rests: number[] = [];
  const [bad, good]: [Endpoint, Endpoint] = [
    { address: { id: "bad", host: "h", port: 1 }, inFlight: 0 },
    { address: { id: "good", host: "h", port: 2 }, inFlight: 0 },
  ];
  const balancer = connectionBackoff(roundRobin)({
    clock,
    random: seededRandom(1),
    changed: () => undefined,
    setAside: (_endpoint, _standing, forMs) => rests.push(Math.round(forMs)),
  });
  const offersBad = (): boolean => {
    const picker = balancer.picker([bad, good]);
    return [picker.pick(), picker.pick()].some((pick) => pick.kind === "use" && pick.endpoint === bad);
  };
  return { clock, rests, bad, good, balancer, offersBad };
}

describe("connection backoff", () => {
  it("rests an endpoint that refused for a second, then offers it again", async () => {
    const { clock, balancer, bad, offersBad } = world();
    balancer.ended?.(bad, "refused");
    expect(offersBad()).toBe(false);
    expect(balancer.standing?.(bad)).toBe("backoff");
    await clock.advance(1_000);
    expect(offersBad()).toBe(true);
  });

  it("rests it longer with each failure, up to thirty seconds", async () => {
    const { clock, balancer, bad, rests } = world();
    for (let failure = 0; failure < 10; failure += 1) {
      balancer.ended?.(bad, "refused");
      await clock.advance(30_000);
    }
    expect(rests).toEqual([1_000, 1_600, 2_560, 4_096, 6_554, 10_486, 16_777, 26_844, 30_000, 30_000]);
  });

  it("takes failures that were under way together for one", () => {
    const { balancer, bad, rests } = world();
    for (let failure = 0; failure < 10; failure += 1) balancer.ended?.(bad, "refused");
    expect(rests).toEqual([1_000]);
  });

  it("ends at an answer", () => {
    const { balancer, bad, offersBad, rests } = world();
    balancer.ended?.(bad, "refused");
    balancer.ended?.(bad, "answered");
    expect(offersBad()).toBe(true);
    balancer.ended?.(bad, "refused");
    expect(rests).toEqual([1_000, 1_000]);
  });
});
