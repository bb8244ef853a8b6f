import { expect, it } from "vitest";
import { frame } from "./frame.js";

const at = (line: number, column: number): { file: string; line: number; column: number } => ({ file: "a.json", line, column });

it("points at the column", () => {
  expect(frame('{\n  "cpu": "300"\n}', at(2, 3))).toEqual(['2 |   "cpu": "300"', "  |   ^"]);
});

it("shows the part around the column of a long line, tabs as one space", () => {
  const line = `\t${"x".repeat(300)}!${"y".repeat(300)}`;
  const [source, caret] = frame(line, at(1, 302));
  expect(source!.length).toBeLessThanOrEqual(100);
  expect(source![caret!.indexOf("^")]).toBe("!");
});

it("shows nothing where the line does not exist", () => expect(frame("{}", at(9, 1))).toEqual([]));
