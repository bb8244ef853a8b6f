import { describe, expect, it } from "vitest";
import { virtualClock } from "../testing/virtual-clock.js";
import { gathering } from "./gathering.js";

const patienceMs = 10;
const commitMs = 0.7;

/** A client that has so many requests open, takes `workMs` for one after the other, and commits as the flusher does. Gives how many shared each commit. */
function shares(open: number, workMs: number, commits: number): { readonly sizes: number[]; readonly tookMs: number } {
  const clock = virtualClock();
  const gathered = gathering();
  const sizes: number[] = [];
  let answered = open;
  let waiting = 0;
  let working = false;
  let inFlight = false;
  let patience: { cancel(): void } | undefined;
  const work = (): void => {
    if (working || answered === 0) return;
    working = true;
    answered--;
    clock.after(workMs, () => {
      working = false;
      waiting++;
      flush();
      work();
    });
  };
  const flush = (): void => {
    if (inFlight || waiting === 0) return;
    if (gathered.isTime(waiting)) commit(false);
    else patience ??= clock.after(patienceMs, () => commit(true));
  };
  const commit = (late: boolean): void => {
    patience?.cancel();
    patience = undefined;
    gathered.begun(waiting, late);
    sizes.push(waiting);
    const leaving = waiting;
    waiting = 0;
    inFlight = true;
    clock.after(commitMs, () => {
      inFlight = false;
      answered += leaving;
      work();
      flush();
    });
  };
  work();
  const tookMs = clock.advanceUntil(() => sizes.length >= commits, 600_000);
  return { sizes, tookMs };
}

describe("gathering", () => {
  it("lets many who ask at once share commits", () => {
    const { sizes } = shares(16, 1.3, 1_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8);
    expect(sizes.slice(200).reduce((sum, size) => sum + size) / 800).toBeGreaterThanOrEqual(3);
  });

  it("lets one who asks alone wait for others in one commit of 128 at most", () => {
    const commits = 1_000;
    const { sizes, tookMs } = shares(1, 1.3, commits);
    expect(new Set(sizes)).toEqual(new Set([1]));
    expect(tookMs).toBeLessThan(commits * (1.3 + commitMs) + Math.ceil(commits / 128) * patienceMs);
  });

  it.each([2, 3])("does not let %d rest in turn with the store", (open) => {
    const { sizes, tookMs } = shares(open, 1.3, 1_000);
    const requests = sizes.reduce((sum, size) => sum + size);
    expect(tookMs / requests).toBeLessThan(1.3 * 1.1);
  });

  it("stops waiting for those who have gone, one by one", () => {
    const gathered = gathering();
    for (let commit = 0; commit < 128; commit++) gathered.begun(1, false);
    gathered.begun(8, false);
    const late: number[] = [];
    for (let enough = 4; !gathered.isTime(1); gathered.begun(1, true)) late.push(enough--);
    expect(late).toEqual([4, 3, 2]);
  });
});
