import { describe, expect, it } from "vitest";
import { settle, virtualClock, type VirtualClock } from "../test/virtual-clock.js";
import { pollingResolver } from "./polling-resolver.js";
import { seededRandom } from "./random.js";
import type { EndpointAddress, Resolver } from "./resolver.js";

interface LookUp {
  readonly at: number;
  readonly service: string;
  readonly signal: AbortSignal;
  answer(list: readonly EndpointAddress[]): Promise<void>;
  fail(message: string): Promise<void>;
}

function world(): {
  clock: VirtualClock;
  lookUps: LookUp[];
  resolver: Resolver;
  heard: string[];
  listen: () => ReturnType<Resolver["subscribe"]>;
} {
  const clock = virtualClock();
  const lookUps: LookUp[] = [];
  const heard: string[] = [];
  const resolver = pollingResolver({
    clock,
    random: seededRandom(3),
    discover: (service, signal) =>
      new Promise((resolve, reject) => {
        lookUps.push({
          at: clock.now(),
          service,
          signal,
          answer: (list) => (resolve(list), settle()),
          fail: (message) => (reject(new Error(message)), settle()),
        });
      }),
  });
  const listen = (): ReturnType<Resolver["subscribe"]> =>
    resolver.subscribe("catalog", {
      endpoints: (list) => heard.push(list.map(({ id }) => id).join()),
      failed: (error) => heard.push(`failed: ${error.message}`),
    });
  return { clock, lookUps, resolver, heard, listen };
}

const task = (id: string): EndpointAddress => ({ id, host: "127.0.0.1", port: 1 });

describe("a polling resolver", () => {
  it("looks up at once and then every five seconds, give or take a tenth", async () => {
    const { clock, lookUps, heard, listen } = world();
    listen();
    for (let round = 0; round < 10; round += 1) {
      await lookUps.at(-1)!.answer([task(`t${round}`)]);
      await clock.advance(5_500);
    }
    expect(heard.slice(0, 3)).toEqual(["t0", "t1", "t2"]);
    const gaps = lookUps.slice(1).map((lookUp, at) => lookUp.at - lookUps[at]!.at);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4_500);
    expect(lookUps.length).toBe(11);
  });

  it("makes one more look-up of any number of refreshes during one", async () => {
    const { clock, lookUps, listen } = world();
    const subscription = listen();
    for (let time = 0; time < 50; time += 1) subscription.refresh();
    expect(lookUps).toHaveLength(1);
    await lookUps[0]!.answer([]);
    await clock.advance(500);
    expect(lookUps).toHaveLength(2);
    await lookUps[1]!.answer([]);
    await clock.advance(4_000);
    expect(lookUps).toHaveLength(2);
  });

  it("refreshes at once when the last look-up is a while ago, and otherwise after the gap", async () => {
    const { clock, lookUps, listen } = world();
    const subscription = listen();
    await lookUps[0]!.answer([]);
    await clock.advance(2_000);
    subscription.refresh();
    await clock.advance(0);
    expect(lookUps.map(({ at }) => at)).toEqual([0, 2_000]);
    await lookUps[1]!.answer([]);
    subscription.refresh();
    subscription.refresh();
    await clock.advance(500);
    expect(lookUps.map(({ at }) => at)).toEqual([0, 2_000, 2_500]);
  });

  it("tells of a failure and goes on", async () => {
    const { clock, lookUps, heard, listen } = world();
    listen();
    await lookUps[0]!.answer([task("a")]);
    await clock.advance(5_500);
    await lookUps[1]!.fail("throttled");
    await clock.advance(5_500);
    await lookUps[2]!.answer([task("b")]);
    expect(heard).toEqual(["a", "failed: throttled", "b"]);
  });

  it("takes a look-up that hangs for failed, and hears nothing more of it", async () => {
    const { clock, lookUps, heard, listen } = world();
    listen();
    await clock.advance(5_000);
    expect(heard).toEqual(['failed: The look-up of "catalog" took longer than 5000 ms.']);
    expect(lookUps[0]!.signal.aborted).toBe(true);
    await lookUps[0]!.answer([task("late")]);
    expect(heard).toHaveLength(1);
  });

  it("shares one look-up among listeners, and tells a late one what is known", async () => {
    const { lookUps, heard, listen } = world();
    listen();
    listen();
    await lookUps[0]!.answer([task("a")]);
    listen();
    expect(heard).toEqual(["a", "a", "a"]);
    expect(lookUps).toHaveLength(1);
  });

  it("stops with its last listener, and starts afresh with the next", async () => {
    const { clock, lookUps, listen } = world();
    const [first, second] = [listen(), listen()];
    await lookUps[0]!.answer([task("a")]);
    first.close();
    expect(clock.pending).toBe(1);
    second.close();
    second.refresh();
    expect(clock.pending).toBe(0);
    listen();
    expect(lookUps).toHaveLength(2);
  });

  it("leaves no timer when it is closed in the middle of a look-up", () => {
    const { clock, lookUps, resolver, listen } = world();
    listen();
    resolver.close();
    expect(lookUps[0]!.signal.aborted).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
