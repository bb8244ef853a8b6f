import { describe, expect, it } from "vitest";
import { inWaves } from "./in-waves.js";

describe("waves", () => {
  it.each<[string, string, Record<string, string[]>, string]>([
    ["one wave, in the order given, where nothing comes before anything", "b a c", {}, "b a c"],
    ["one after another", "web api db", { web: ["api"], api: ["db"] }, "db | api | web"],
    ["as many at a time as can be", "web admin db mail", { web: ["db"], admin: ["db", "mail"] }, "db mail | web admin"],
    ["after the last of several", "web api db", { web: ["db", "api"], api: ["db"] }, "db | api | web"],
    ["without waiting for what is not among them", "web db", { web: ["api"], api: ["db"] }, "web db"],
    ["none for nothing", "", {}, ""],
  ])("are %s", (_, names, before, expected) => {
    const list = names.split(" ").flatMap((name) => (name === "" ? [] : { name }));
    const waves = inWaves(list, new Map(Object.entries(before)));
    expect(waves.map((wave) => wave.map(({ name }) => name).join(" ")).join(" | ")).toBe(expected);
  });
});
