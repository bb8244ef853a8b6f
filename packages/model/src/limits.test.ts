import { describe, expect, it } from "vitest";
import { limits } from "./limits.js";

describe("limits", () => {
  it.each(Object.entries(limits))("%s has a range, a source and a date", (_, { min, max, source, asOf }) => {
    expect(min).toBeLessThanOrEqual(max);
    expect(source).not.toBe("");
    expect(asOf).toMatch(/^20\d\d-\d\d$/);
  });
});
