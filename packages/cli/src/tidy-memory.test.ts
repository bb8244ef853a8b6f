import { describe, expect, it } from "vitest";
import { collectGarbage, isWorthTidying } from "./tidy-memory.js";

const MB = 1 << 20;

describe("isWorthTidying", () => {
  it.each([
    ["rests and has taken much", 100, 100, true],
    ["rests and has taken little", 100, 60, false],
    ["is busy", 1000, 100, false],
  ])("of a process that %s", (_, cpuMs, megabytes, expected) => {
    expect(isWorthTidying({ cpuMs: 0, heapBytes: 50 * MB }, { cpuMs, heapBytes: megabytes * MB }, 40 * MB)).toBe(expected);
  });
});

it("collects what nobody holds any more", async () => {
  const gone = new WeakRef(Array.from({ length: 1_000 }, () => 1));
  await new Promise((done) => setImmediate(done));
  await collectGarbage();
  expect(gone.deref()).toBeUndefined();
});
