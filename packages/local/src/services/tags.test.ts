import { describe, expect, test } from "vitest";
import { checkTags } from "./tags.js";

describe("tags of a request", () => {
  test("without a value have an empty one", () => {
    expect(checkTags([{ key: "a" }, { key: "b", value: "1" }], "X")).toEqual([
      { key: "a", value: "" },
      { key: "b", value: "1" },
    ]);
    expect(checkTags(undefined, "X")).toEqual([]);
  });

  test.each([
    ["no key", [{ value: "1" }], "1 to 128"],
    ["an empty key", [{ key: "" }], "1 to 128"],
    ["a long key", [{ key: "k".repeat(129) }], "1 to 128"],
    ["a long value", [{ key: "a", value: "v".repeat(257) }], "256"],
    ["AWS's prefix", [{ key: "AWS:x" }], "reserved"],
    ["a key twice", [{ key: "a" }, { key: "a" }], "Duplicate"],
    ["too many", Array.from({ length: 51 }, (_, i) => ({ key: `k${i}` })), "50"],
  ])("with %s are refused", (_what, tags, message) => {
    expect(() => checkTags(tags, "SomeException")).toThrow(
      expect.objectContaining({ type: "SomeException", message: expect.stringContaining(message) }),
    );
  });
});
