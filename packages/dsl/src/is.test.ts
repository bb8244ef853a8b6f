import { describe, expect, it } from "vitest";
import { app } from "./app/app-builder.js";
import { isApp, isOneOff, isService, isTask } from "./is.js";
import { sidecar } from "./sidecar.js";
import { task } from "./task/task-builder.js";

const web = task("web").container("app", (c) => c.image("web"));

describe("the brand", () => {
  it("tells apps, tasks, services and one-off tasks from everything else", () => {
    const seen: unknown[] = [];
    const shop = app("shop", { web })
      .configure({ web: (s) => (seen.push(s), s) })
      .oneOff("once", web, (run) => (seen.push(run), run));
    const values = [shop, web, ...seen, sidecar("x", (c) => c.image("x")), {}, null, undefined, "app", () => shop];
    expect(values.map(isApp)).toEqual(values.map((_, index) => index === 0));
    expect(values.map(isTask)).toEqual(values.map((_, index) => index === 1));
    expect(values.map(isService)).toEqual(values.map((_, index) => index === 2));
    expect(values.map(isOneOff)).toEqual(values.map((_, index) => index === 3));
  });

  it("is a registered symbol, so that another copy of the package recognises it", () => {
    expect(isTask({ [Symbol.for("stowage.kind")]: "task" })).toBe(true);
  });
});
