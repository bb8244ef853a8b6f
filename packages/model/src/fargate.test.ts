import { describe, expect, it } from "vitest";
import { fargateMemoryFor, fargateSizes } from "./fargate.js";

/** The documentation states each row as a range with a step, or as a list: kept here apart from the table, so that a slip in one shows. */
const documented: [cpu: number, values: number[]][] = [
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16384, 1024)],
  [4096, range(8192, 30720, 1024)],
  [8192, range(16384, 61440, 4096)],
  [16384, range(32768, 122880, 8192)],
  [32768, [61440, 122880, 249856]],
];

describe("the Fargate sizes", () => {
  it.each(documented)("of %i units are those documented", (cpu, values) => expect(fargateMemoryFor(cpu)).toEqual(values));
  it("are 77 combinations", () => expect(Object.values(fargateSizes).flat()).toHaveLength(77));
  it("lack other cpu values", () => expect(fargateMemoryFor(300)).toBeUndefined());
});

function range(first: number, last: number, step: number): number[] {
  return Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);
}
