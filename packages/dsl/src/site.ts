import { fileURLToPath } from "node:url";
import type { Location } from "@stowage/model";

/** A call in a user's file. The stack is captured when the call happens; its text is made and read only if someone asks. */
export interface Site {
  readonly stack?: string;
}

type Method = (...args: never[]) => unknown;

/** The preset or ready sidecar that runs: what it calls stands where it was called itself, not in this package. */
let caller: Method | undefined;

/** Runs the calls of a preset: for findings they stand where `method` was called; with undefined, where they are. */
export function placedAt<T>(method: Method | undefined, calls: () => T): T {
  const before = caller;
  caller = method;
  try {
    return calls();
  } finally {
    caller = before;
  }
}

/** Remembers where `method` was called from: the one frame below it. */
export function callSite(method: Method): Site {
  const limit = Error.stackTraceLimit;
  // V8 keeps a stack in an object that has become a dictionary: one without a prototype is a dictionary from the start.
  const site = Object.create(null) as Site;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(site, caller ?? method);
  Error.stackTraceLimit = limit;
  return site;
}

/** The file, line and column of a site, or undefined if the engine gave none. `file` is an absolute path. */
export function locate({ stack = "" }: Site): Location | undefined {
  // `    at name (file:///folder/file.ts:1:2)`, or without a name and its parentheses; source maps are applied if Node has them switched on.
  const [, place, line, column] = /\n\s+at (?:.*\()?(?:async )?([^()\n]+):(\d+):(\d+)\)?(?:\n|$)/.exec(stack) ?? [];
  if (place === undefined || place.startsWith("node:")) return undefined;
  return { file: place.startsWith("file://") ? fileURLToPath(place) : place, line: Number(line), column: Number(column) };
}
