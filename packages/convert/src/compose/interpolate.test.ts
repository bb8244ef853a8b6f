import { describe, expect, it } from "vitest";
import { interpolate } from "./interpolate.js";

const variables = { A: "1", EMPTY: "" };

describe("a text with variables", () => {
  it.each([
    ["$A and ${A}", "1 and 1", []],
    ["$$A", "$A", []],
    ["${B}", "${B}", ["B"]],
    ["${B:-b}", "b", []],
    ["${EMPTY:-b}", "b", []],
    ["${EMPTY-b}", "", []],
    ["${B:-${A}}", "1", []],
    ["${B:-${C}}", "${C}", ["C"]],
    ["${A:+yes}${B:+no}${EMPTY:+no}${EMPTY+yes}", "yesyes", []],
    ["${B:?it must be set}", "${B:?it must be set}", ["B"]],
    ["5$ and $", "5$ and $", []],
    ["${constructor}", "${constructor}", ["constructor"]],
  ])("%s becomes %s", (text, filled, unset) => {
    expect(interpolate(text, variables)).toEqual({ text: filled, unset });
  });
});
