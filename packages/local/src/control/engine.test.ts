import { describe, expect, it } from "vitest";
import { simulatedDriver } from "../drivers/simulated.js";
import { memoryContents } from "../store/memory.js";
import type { Batch, Store } from "../store/store.js";
import { virtualClock } from "../testing/virtual-clock.js";
import { createEngine, type Engine, type EngineOptions } from "./engine.js";
import { paces } from "./pace.js";
import type { Command, Controller, Input } from "./types.js";

const put = (key: string, latest = 1): Command => ({ op: "put", table: "families", key, row: { latest }, why: "test" });

/** A store whose commits are finished by hand. */
function heldStore() {
  const contents = memoryContents();
  const held: { readonly batch: Batch; readonly done: (error?: Error) => void }[] = [];
  const store: Store = {
    id: "held",
    load: () => contents.load(),
    commit: (batch, done) => void held.push({ batch, done }),
    close: () => Promise.resolve(),
  };
  return {
    store,
    contents,
    held,
    finish(error?: Error) {
      const { batch, done } = held.shift()!;
      if (!error) contents.apply(batch);
      done(error);
    },
  };
}

function engineWith(options: Partial<EngineOptions> & { readonly store: Store }) {
  const clock = virtualClock();
  const engine = createEngine({ driver: simulatedDriver(clock), clock, pace: paces.aws, strict: true, controllers: [], ...options });
  const answers: unknown[] = [];
  const ask = <R>(input: Input<R>): void =>
    engine.submit(input, (error, result) => void answers.push(error ? `refused: ${error.message}` : result));
  return { clock, engine, answers, ask };
}

describe("the engine", () => {
  it("answers when what was asked is durable, and reads when what they saw is", () => {
    const disk = heldStore();
    const { clock, answers, ask } = engineWith(disk);
    ask(() => ({ commands: [put("a")], result: "written" }));
    ask((view) => ({ result: view.get("families", "a")?.latest }));
    clock.settle();
    expect(answers).toEqual([]);
    disk.finish();
    expect(answers).toEqual(["written", 1]);
    ask((view) => ({ result: view.get("families", "a")?.latest }));
    clock.settle();
    expect(answers).toEqual(["written", 1, 1]);
  });

  it("has one batch on its way, and puts everything meanwhile into the next", () => {
    const disk = heldStore();
    const { clock, ask } = engineWith(disk);
    ask(() => ({ commands: [put("a")], result: 0 }));
    clock.settle();
    for (const key of ["b", "c", "d"]) ask(() => ({ commands: [put(key)], result: 0 }));
    clock.settle();
    expect(disk.held).toHaveLength(1);
    disk.finish();
    expect(disk.held.map(({ batch }) => [...batch.rows.get("families")!.keys()])).toEqual([["b", "c", "d"]]);
  });

  it("waits once in a while for others to share a commit of a slow store, but never with a barrier", async () => {
    const disk = heldStore();
    const { clock, ask, engine } = engineWith({ store: { ...disk.store, patienceMs: 10 } });
    const alone = (key: string): void => {
      ask(() => ({ commands: [put(key)], result: 0 }));
      clock.settle();
    };
    const untilOneWaits = (round: string): void => {
      for (let i = 0; i < 128; i++) {
        alone(`${round}-${i}`);
        disk.finish();
      }
      alone(`${round}-waits`);
      expect(disk.held).toEqual([]);
    };
    untilOneWaits("first");
    clock.advance(10);
    disk.finish();
    untilOneWaits("second");
    const durable = engine.barrier();
    disk.finish();
    await durable;
  });

  it("applies nothing of an input that throws, whose refusal waits for what it has seen", () => {
    const disk = heldStore();
    const { clock, answers, ask, engine } = engineWith(disk);
    ask(() => ({ commands: [put("a")], result: "written" }));
    ask((view) => {
      throw new Error(`a is ${view.get("families", "a")?.latest}`);
    });
    ask(() => ({ commands: [put("b"), put("a")], result: "twice" }));
    clock.settle();
    expect(answers).toEqual([]);
    disk.finish();
    expect(answers).toEqual(["written", "refused: a is 1", "refused: families a is put twice (test)"]);
    expect(engine.view.get("families", "b")).toBeUndefined();
  });

  it.each<[string, Command, string]>([
    [
      "patched",
      { op: "patch", table: "families", key: "x", row: { latest: 2 }, why: "test" },
      "families x is patched and is not there (test)",
    ],
    ["deleted", { op: "delete", table: "families", key: "x", why: "test" }, "families x is deleted and is not there (test)"],
  ])("refuses that a row is %s that is not there", (_what, command, message) => {
    const disk = heldStore();
    const { clock, answers, ask } = engineWith(disk);
    ask(() => ({ commands: [command], result: 0 }));
    clock.settle();
    expect(answers).toEqual([`refused: ${message}`]);
  });

  it("ends with a flush that fails: whoever waits is refused, nothing leaves, and later calls are refused too", () => {
    const disk = heldStore();
    const failures: string[] = [];
    const { clock, answers, ask } = engineWith({ ...disk, onFailure: (error) => void failures.push(error.message) });
    ask(() => ({ commands: [put("a")], result: "written" }));
    clock.settle();
    disk.finish(new Error("the disk is full"));
    ask(() => ({ result: "later" }));
    clock.settle();
    expect(answers).toEqual(["refused: the disk is full", "refused: the disk is full"]);
    expect(failures).toEqual(["the disk is full"]);
  });

  it("refuses what is asked after the call whose answer ends it, and what is not durable by then", async () => {
    const { clock, answers, ask, engine } = engineWith(heldStore());
    engine.submit(
      () => ({ result: 0 }),
      () => engine.kill(),
    );
    ask(() => ({ commands: [put("a")], result: "written" }));
    clock.settle();
    expect(answers).toEqual(["refused: the engine was killed"]);
    expect(engine.view.get("families", "a")).toBeUndefined();
    const other = engineWith(heldStore());
    other.ask(() => ({ commands: [put("a")], result: "written" }));
    other.clock.settle();
    other.engine.kill();
    expect(other.answers).toEqual(["refused: the engine was killed"]);
    await expect(other.engine.barrier()).rejects.toThrow("the engine was killed");
  });

  it("does not let a decision change what it is shown", () => {
    const disk = heldStore();
    const { clock, answers, ask } = engineWith(disk);
    ask(() => ({ commands: [put("a")], result: 0 }));
    ask((view) => {
      (view.get("families", "a") as { latest: number }).latest = 9;
      return { result: 0 };
    });
    clock.settle();
    disk.finish();
    expect(answers[1]).toMatch(/refused: Cannot assign to read only property/);
  });

  const restless: Controller = {
    name: "restless",
    wakes: { families: (_old, _now, key, wake) => wake(key) },
    keys: () => [],
    decide: (view, key) => ({
      commands: [{ op: "patch", table: "families", key, row: { latest: view.get("families", key)!.latest + 1 }, why: "once more" }],
    }),
  };

  it("notices a decision that never comes to rest", () => {
    const { clock, ask } = engineWith({ ...heldStore(), controllers: [restless] });
    ask(() => ({ commands: [put("a")], result: 0 }));
    expect(() => clock.settle()).toThrow("restless never comes to rest over a: once more");
  });

  it("in production leaves the key alone that a decision has a mistake over, and goes on with the others", () => {
    const mistakes: string[] = [];
    const disk = heldStore();
    const { clock, ask, engine } = engineWith({
      ...disk,
      strict: false,
      onMistake: (error) => void mistakes.push(error.message),
      controllers: [
        {
          ...restless,
          decide(view, key) {
            if (key === "bad") throw new Error("a mistake");
            const { latest } = view.get("families", key)!;
            return latest < 3 ? restless.decide(view, key, 0, undefined as never) : undefined;
          },
        },
      ],
    });
    ask(() => ({ commands: [put("bad"), put("good")], result: 0 }));
    clock.settle();
    expect(mistakes).toEqual(["a mistake"]);
    expect(engine.view.get("families", "good")!.latest).toBe(3);
  });

  it("wakes a key when its time comes, also after a boot", () => {
    const disk = heldStore();
    const sleeper: Controller = {
      ...restless,
      name: "sleeper",
      *keys(view) {
        for (const [key] of view.all("families")) yield key;
      },
      decide(view, key, now) {
        const until = view.get("families", key)!.latest;
        return now < until
          ? { commands: [], wakeAt: until }
          : { commands: [{ op: "delete", table: "families", key, why: "its time has come" }] };
      },
      wakes: { families: (_old, now, key, wake) => now && wake(key) },
    };
    const clock = virtualClock();
    const open = (): Engine =>
      createEngine({ driver: simulatedDriver(clock), clock, pace: paces.aws, strict: true, controllers: [sleeper], store: disk.store });
    const first = open();
    const at = clock.now() + 60_000;
    first.submit(
      () => ({ commands: [put("a", at)], result: 0 }),
      () => undefined,
    );
    clock.settle();
    disk.finish();
    first.kill();
    const second = open();
    clock.advance(59_999);
    expect(second.view.get("families", "a")).toBeDefined();
    clock.advance(1);
    expect(second.view.get("families", "a")).toBeUndefined();
  });

  it("tells observers of changes once they are durable, with their reasons", () => {
    const disk = heldStore();
    const { clock, ask, engine } = engineWith(disk);
    const seen: string[] = [];
    const end = engine.observe((applied) => seen.push(...applied.map(({ table, key, why }) => `${table} ${key}: ${why}`)));
    ask(() => ({ commands: [put("a")], result: 0 }));
    clock.settle();
    expect(seen).toEqual([]);
    disk.finish();
    end();
    ask(() => ({ commands: [put("b")], result: 0 }));
    clock.settle();
    disk.finish();
    expect(seen).toEqual(["families a: test"]);
  });

  it("draws the same ids from the same seed and state, and others for every input", () => {
    const ids = (seed: string): unknown[] => {
      const disk = heldStore();
      const { clock, ask, answers } = engineWith({ ...disk, seed });
      for (const key of ["a", "b"]) ask((_view, _now, random) => ({ commands: [put(key)], result: random.hex(8) }));
      clock.settle();
      disk.finish();
      return answers;
    };
    expect(ids("one")).toEqual(ids("one"));
    expect(new Set([...ids("one"), ...ids("two")]).size).toBe(4);
  });
});
