import fc from "fast-check";
import { expect, it } from "vitest";
import { lines } from "./lines.js";

it("cuts bytes into the same lines however they arrive", () => {
  const text = fc.array(fc.string({ unit: "grapheme" }).map((line) => line.replace(/[\r\n]/g, "")));
  fc.assert(
    fc.property(text, fc.array(fc.nat(200), { maxLength: 6 }), (expected, cuts) => {
      const bytes = Buffer.from(expected.map((line) => `${line}\r\n`).join(""));
      const seen: string[] = [];
      const cutter = lines((line) => seen.push(line));
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
      for (let i = 1; i < at.length; i++) cutter.push(bytes.subarray(at[i - 1], at[i]));
      cutter.end();
      expect(seen).toEqual(expected);
    }),
  );
});

it("tells of a last line without an end", () => {
  const seen: string[] = [];
  const cutter = lines((line) => seen.push(line));
  cutter.push(Buffer.from("one\ntw"));
  cutter.end();
  expect(seen).toEqual(["one", "tw"]);
});
