import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CborTime, readCbor, writeCbor } from "./cbor.js";

const hex = (text: string): Buffer => Buffer.from(text, "hex");

describe("CBOR", () => {
  /** Examples of RFC 8949, appendix A. */
  test.each([
    ["00", 0],
    ["1818", 24],
    ["1903e8", 1000],
    ["1b000000e8d4a51000", 1_000_000_000_000],
    ["20", -1],
    ["3903e7", -1000],
    ["f93c00", 1],
    ["f93e00", 1.5],
    ["f90001", 5.960464477539063e-8],
    ["fa47c35000", 100_000],
    ["fb3ff199999999999a", 1.1],
    ["f97c00", Infinity],
    ["f4", false],
    ["f6", null],
    ["c11a514b67b0", 1_363_896_240],
    ["6449455446", "IETF"],
    ["83010203", [1, 2, 3]],
    ["a26161016162820203", { a: 1, b: [2, 3] }],
    ["9f018202039f0405ffff", [1, [2, 3], [4, 5]]],
    ["7f657374726561646d696e67ff", "streaming"],
    ["bf6346756ef563416d7421ff", { Fun: true, Amt: -2 }],
    ["4401020304", "AQIDBA=="],
  ])("%s is %j", (bytes, value) => expect(readCbor(hex(bytes))).toEqual(value));

  test("is written so that it reads the same", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        expect(readCbor(writeCbor(plain))).toEqual(plain);
      }),
    );
    expect(writeCbor(new CborTime(1.5)).toString("hex")).toBe("c1fb3ff8000000000000");
  });

  test("that is none is refused with an error, whatever it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readCbor(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 2000 },
    );
    for (const text of ["", "1b", "9f", "5f42", "9b7fffffffffffffff", "81".repeat(100_000), "0000"])
      expect(() => readCbor(hex(text))).toThrow(Error);
  });

  test("whose keys are every object's does no harm", () => {
    const value = readCbor(hex("a1695f5f70726f746f5f5fa1617801")) as object;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect("x" in {}).toBe(false);
  });
});
