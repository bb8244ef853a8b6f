import { describe, expect, it } from "vitest";
import { chooseApp, splitEntry } from "./choose-app.js";

/** Texts stand for apps. */
const isApp = (value: unknown): value is string => typeof value === "string";
const choose = (exported: { readonly [name: string]: unknown }, wanted?: string): string | undefined =>
  chooseApp(exported, isApp, wanted, "shop.ts");

describe("the app of a module", () => {
  it.each([
    ["none", {}, undefined],
    ["the only one", { shop: "a", other: 1 }, "a"],
    ["one that is exported twice", { default: "a", shop: "a" }, "a"],
    ["the only one in an object", { shop: { live: "a" } }, "a"],
  ])("without a name: %s", (_, exported, app) => expect(choose(exported)).toBe(app));

  it.each([
    ["live", { test: "a", live: "b" }, "b"],
    ["shop.live", { shop: { test: "a", live: "b" } }, "b"],
    ["live", { default: { test: "a", live: "b" } }, "b"],
  ])("by its name: %s", (name, exported, app) => expect(choose(exported, name)).toBe(app));

  it("is asked for where there are several", () =>
    expect(() => choose({ test: "a", live: "b" })).toThrow("shop.ts has 2 apps: test, live."));

  it("is named with the others where it is not there", () =>
    expect(() => choose({ shop: { test: "a", live: "b" } }, "live")).toThrow('shop.ts has no app "live".'));
});

it.each([
  ["shop.ts", { file: "shop.ts" }],
  ["shop.ts#live", { file: "shop.ts", app: "live" }],
  ["#live", { file: ".", app: "live" }],
  ["odd#name.ts", { file: "odd#name.ts" }],
  ["odd#name.ts#live", { file: "odd#name.ts", app: "live" }],
])("the parts of %s", (entry, parts) => expect(splitEntry(entry, (path) => path === "odd#name.ts")).toEqual(parts));
