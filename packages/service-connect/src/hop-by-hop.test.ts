import { expect, it } from "vitest";
import { withoutHopByHop } from "./hop-by-hop.js";

it.each([
  [
    "keeps what is meant for the other end, as it was written",
    ["Host", "catalog", "X-A", "1", "X-A", "2"],
    ["Host", "catalog", "X-A", "1", "X-A", "2"],
  ],
  [
    "drops the fixed ones, whatever their case",
    ["KEEP-ALIVE", "timeout=5", "Transfer-Encoding", "chunked", "TE", "trailers", "a", "b"],
    ["a", "b"],
  ],
  ["drops what Connection names", ["X-Trace", "1", "Connection", "close, x-trace", "X-Kept", "2"], ["X-Kept", "2"]],
  ["has nothing to do", [], []],
])("%s", (_name, raw, expected) => {
  expect(withoutHopByHop(raw)).toEqual(expected);
});
