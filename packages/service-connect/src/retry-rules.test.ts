import { describe, expect, it } from "vitest";
import { failureOf, mayRetry } from "./retry-rules.js";

const beforeSending = { sent: false, answered: false };
const onTheWay = { sent: true, answered: false };
const answering = { sent: true, answered: true };
const get = { method: "GET", idempotent: undefined, replayable: true };
const post = { method: "POST", idempotent: undefined, replayable: true };

describe("the retry rules", () => {
  it.each([
    ["a refused GET", { code: "ECONNREFUSED", ...beforeSending }, get, true],
    ["a refused POST", { code: "ECONNREFUSED", ...beforeSending }, post, true],
    ["a refused POST with a stream, unread", { code: "ECONNREFUSED", ...beforeSending }, { ...post, replayable: false }, true],
    ["a connection that came about too late", { code: "UND_ERR_CONNECT_TIMEOUT", ...beforeSending }, post, true],
    ["a reset while connecting", { code: "ECONNRESET", ...beforeSending }, post, true],
    ["a GET that was reset", { code: "ECONNRESET", ...onTheWay }, get, true],
    ["a GET whose connection was closed", { code: "UND_ERR_SOCKET", ...onTheWay }, get, true],
    ["a POST that was reset", { code: "ECONNRESET", ...onTheWay }, post, false],
    ["a POST that was reset, idempotent by the caller's word", { code: "ECONNRESET", ...onTheWay }, { ...post, idempotent: true }, true],
    [
      "a GET that was reset, not idempotent by the caller's word",
      { code: "ECONNRESET", ...onTheWay },
      { ...get, idempotent: false },
      false,
    ],
    [
      "a PUT that was reset with its stream half read",
      { code: "ECONNRESET", ...onTheWay },
      { ...get, method: "PUT", replayable: false },
      false,
    ],
    ["a GET that was reset within the answer", { code: "ECONNRESET", ...answering }, get, false],
    ["an answer that is not HTTP", { code: "HPE_INVALID_CONSTANT", ...onTheWay }, get, false],
    ["an argument that undici refuses", { code: "UND_ERR_INVALID_ARG", ...beforeSending }, get, false],
    ["an error without a code", { code: undefined, ...beforeSending }, get, false],
  ] as const)("%s", (_name, failed, request, expected) => {
    expect(mayRetry(failed, request)).toBe(expected);
  });

  it.each(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])("%s is idempotent", (method) => {
    expect(mayRetry({ code: "EPIPE", ...onTheWay }, { ...get, method })).toBe(true);
  });

  it.each(["POST", "PATCH", "CONNECT", "get"])("%s is not", (method) => {
    expect(mayRetry({ code: "EPIPE", ...onTheWay }, { ...get, method })).toBe(false);
  });

  it("names the failure", () => {
    expect(failureOf({ code: "ECONNREFUSED", ...beforeSending })).toBe("refused");
    expect(failureOf({ code: "EPIPE", ...answering })).toBe("reset");
    expect(failureOf({ code: "ECONNREFUSED", ...onTheWay })).toBe("other");
  });
});
