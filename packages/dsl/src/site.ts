import { fileURLToPath } from "node:url";
import type { Location } from "@stowage/model";

/** A call in a user's file. The stack is captured when the call happens; its text is made and read only if someone asks. */
export interface Site {
  readonly stack?: string;
}

/** Remembers where `method` was called from: the one frame below it. */
export function callSite(method: (...args: never[]) => unknown): Site {
  const limit = Error.stackTraceLimit;
  const site: Site = {};
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(site, method);
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
