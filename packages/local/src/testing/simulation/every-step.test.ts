import { expect, it } from "vitest";
import { actNames } from "./acts/act.js";
import { simulate, type SimulationOptions } from "./simulate.js";

/** A small service that is created and then deployed anew, without any other fault: a Spot rate ends with the engine that has it. */
const small: SimulationOptions = { services: 1, maxTasks: 2, minutes: 0, acts: actNames.filter((name) => name !== "spot-rate") };

it("survives a crash at every step of a small deployment", () => {
  const { steps, violation } = simulate("every-step-7", small);
  expect(violation).toBeUndefined();
  expect(steps).toBeGreaterThan(100);
  for (let crashAtStep = 1; crashAtStep <= steps; crashAtStep++) {
    const outcome = simulate("every-step-7", { ...small, crashAtStep });
    expect(outcome, `crash at step ${crashAtStep}`).toMatchObject({ violation: undefined, crashes: 1 });
  }
});
