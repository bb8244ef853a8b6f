import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actNames } from "./acts/act.js";
import { simulate, type SimulationOptions } from "./simulate.js";

/** Seeds that have failed once, and what they found. */
const kept = JSON.parse(readFileSync(new URL("seeds.json", import.meta.url), "utf8")) as readonly {
  readonly seed: string;
  readonly options: SimulationOptions;
  readonly found: string;
}[];

function holds(seed: string, options: SimulationOptions): void {
  const { services = 2, maxTasks = 5, minutes = 60, acts = actNames } = options;
  const shape = `--services ${services} --tasks ${maxTasks} --minutes ${minutes} --acts "${acts.join(" ")}"`;
  const replay = `pnpm soak --seed ${seed} ${shape}`;
  expect(simulate(seed, options).violation, replay).toBeUndefined();
}

describe("the simulated control plane", () => {
  it.each(kept)("holds under $seed, which once found: $found", ({ seed, options }) => holds(seed, options));

  it.each(Array.from({ length: 20 }, (_, i) => i))("holds under short seeds, batch %i", (batch) => {
    for (let i = 0; i < 10; i++) holds(`short-${batch * 10 + i}`, { services: 1, maxTasks: 4, minutes: 5 });
  });

  it.each(["long-0", "long-1", "long-2"])("holds under %s", (seed) => holds(seed, { minutes: 60 }));

  it("replays a seed exactly", () => {
    expect(simulate("replay", { minutes: 15 })).toEqual(simulate("replay", { minutes: 15 }));
  });
});
