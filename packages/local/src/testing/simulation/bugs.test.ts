import { expect, it } from "vitest";
import { bugs } from "./bugs.js";
import { simulate } from "./simulate.js";

it.each(Object.keys(bugs))("notices an engine that %s", (name) => {
  const { caughtBy, ...bug } = bugs[name]!;
  const seen: string[] = [];
  // Within a few seeds: what shows only now and then is told by the first that shows it.
  for (let seed = 0; seed < 24; seed++) {
    const { violation } = simulate(`planted-${seed}`, { bug, minutes: 30 });
    if (violation !== undefined && caughtBy.test(violation)) return;
    seen.push(violation ?? "nothing");
  }
  expect.fail(`nobody noticed: ${seen.join("; ")}`);
});
