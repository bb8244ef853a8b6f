import { expect, it } from "vitest";
import { simulate, type SimulationOptions } from "./simulate.js";

/** What is created and then deployed anew, without any other fault. */
const small: SimulationOptions = { services: 1, maxTasks: 2, minutes: 0 };

it.each([
  ["a service and a daemon", "every-step-7", { ...small, acts: ["daemon-service"] }],
  ["a service and task sets", "every-step-10", { ...small, acts: ["daemon-service", "task-sets"] }],
] as const)(
  "survives a crash at every step of %s",
  (_of, seed, options) => {
    const { steps, violation } = simulate(seed, options);
    expect(violation).toBeUndefined();
    expect(steps).toBeGreaterThan(100);
    for (let crashAtStep = 1; crashAtStep <= steps; crashAtStep++) {
      const outcome = simulate(seed, { ...options, crashAtStep });
      expect(outcome, `crash at step ${crashAtStep}`).toMatchObject({ violation: undefined, crashes: 1 });
    }
  },
  120_000,
);
