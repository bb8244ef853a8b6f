import * as fc from "fast-check";
import { expect, it } from "vitest";
import { money } from "./money.js";

it.each([
  ["18.02005", 2, "18.02"],
  ["0.005", 2, "0.01"],
  ["1.999", 2, "2.00"],
  ["7", 2, "7.00"],
  ["-0.001", 2, "0.00"],
  ["-1.235", 2, "-1.24"],
  ["12.5", 0, "13"],
  ["0.04048", 4, "0.0405"],
])("%s with %i digits is %s", (amount, digits, shown) => expect(money(amount, digits)).toBe(shown));

it("is never off by more than half of the last digit", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }), (value, digits) => {
      const text = `${value / 1_000_000n}.${String(value % 1_000_000n).padStart(6, "0")}`;
      const shown = money(text, digits).replace(".", "");
      const error = BigInt(shown) * 10n ** BigInt(6 - digits) - value;
      expect((error < 0n ? -error : error) * 2n <= 10n ** BigInt(6 - digits)).toBe(true);
    }),
  );
});
