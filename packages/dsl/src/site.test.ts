import { describe, expect, it } from "vitest";
import { callSite, locate, placedAt } from "./site.js";

describe("a call site", () => {
  it("is the caller of the method, and leaves the engine's limit alone", () => {
    const limit = Error.stackTraceLimit;
    const method = (): ReturnType<typeof callSite> => helper();
    const helper = (): ReturnType<typeof callSite> => callSite(method);
    const here = locate(method());
    expect(here?.file).toMatch(/site\.test\.ts$/);
    expect(here?.line).toBe(9);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it("in a preset is where the preset was called, and what the caller gives stands where it is", () => {
    const step = (): ReturnType<typeof callSite> => callSite(step);
    const preset = (more: () => ReturnType<typeof callSite>): ReturnType<typeof callSite>[] =>
      placedAt(preset, () => [step(), placedAt(undefined, more)]);
    const lines = preset(() => step()).map((site) => locate(site)?.line);
    expect([...lines, locate(step())?.line]).toEqual([19, 19, 20]);
    expect(() =>
      placedAt(preset, () => {
        throw new Error("lost");
      }),
    ).toThrow("lost");
    expect(locate(step())?.file).toMatch(/site\.test\.ts$/);
  });

  it.each<[stack: string, file: string | undefined]>([
    ["Error\n    at file:///a/b%20c.ts:1:2", "/a/b c.ts"],
    ["Error\n    at step (file:///a/b.ts:1:2)", "/a/b.ts"],
    ["Error\n    at Object.step [as web] (/a/b.js:1:2)", "/a/b.js"],
    ["Error\n    at async step (file:///a/b.ts:1:2)", "/a/b.ts"],
    ["Error\n    at async file:///a/b.ts:1:2", "/a/b.ts"],
    ["Error\n    at C:\\a\\b.js:1:2", "C:\\a\\b.js"],
    ["Error\n    at node:internal/main:1:2", undefined],
    ["Error\n    at <anonymous>", undefined],
    ["Error", undefined],
  ])("in %j is in the file %j", (stack, file) => {
    expect(locate({ stack })).toEqual(file === undefined ? undefined : { file, line: 1, column: 2 });
  });

  it("without a stack is nowhere", () => {
    expect(locate({})).toBeUndefined();
  });
});
