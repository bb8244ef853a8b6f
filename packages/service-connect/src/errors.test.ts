import { expect, it } from "vitest";
import { causeText, errorCode, ServiceConnectError } from "./errors.js";

it.each([
  ["an error", new Error("broken"), "broken"],
  ["an error of AWS", Object.assign(new Error("It does not exist."), { name: "ServiceNotFound" }), "ServiceNotFound: It does not exist."],
  ["Node's collective error", Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }), "AggregateError: ECONNREFUSED"],
  ["something else", "broken", "broken"],
])("the text of %s", (_name, error, expected) => {
  expect(causeText(error)).toBe(expected);
});

it("finds the code of an error, if there is one", () => {
  expect(errorCode(new ServiceConnectError("ERR_STOWAGE_CLOSED", "closed"))).toBe("ERR_STOWAGE_CLOSED");
  expect([errorCode(new Error("none")), errorCode({ code: 7 }), errorCode(null), errorCode("text")]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
