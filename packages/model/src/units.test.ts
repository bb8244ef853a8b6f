import { describe, expect, it } from "vitest";
import { parseTaskCpu, parseTaskMemory } from "./units.js";

describe("parseTaskCpu", () => {
  it.each([
    ["1024", 1024],
    ["1 vCPU", 1024],
    ["1vcpu", 1024],
    [".5 vCPU", 512],
    ["0.25 VCPU", 256],
    ["32 vCPU", 32768],
    ["1.5", undefined],
    ["one", undefined],
    ["", undefined],
  ])("%j is %s units", (text, units) => expect(parseTaskCpu(text)).toBe(units));
});

describe("parseTaskMemory", () => {
  it.each([
    ["2048", 2048],
    ["2GB", 2048],
    ["0.5 gb", 512],
    ["22 gb", 22528],
    ["2 MB", undefined],
    ["-1", undefined],
  ])("%j is %s MiB", (text, mebibytes) => expect(parseTaskMemory(text)).toBe(mebibytes));
});
