import { fileURLToPath } from "node:url";
import type { Location } from "@stowage/model";

/** A call in a user's file. The stack is captured when the call happens; its text is made and read only if someone asks. */
export interface Site {
  readonly stack?: string;
}

/** Enough frames to find the first one outside this package when a preset of ours made the call. */
const framesMax = 5;

/** The folder of this file, as it stands in stack traces; frames in it are ours. */
const ownFolder = new URL(".", import.meta.url).href;

/** Remembers where `method` was called from. */
export function callSite(method: (...args: never[]) => unknown): Site {
  const limit = Error.stackTraceLimit;
  const site: Site = {};
  Error.stackTraceLimit = framesMax;
  Error.captureStackTrace(site, method);
  Error.stackTraceLimit = limit;
  return site;
}

/** The file, line and column of a site, or undefined if the engine gave none. `file` is an absolute path. */
export function locate(site: Site): Location | undefined {
  const frames = (site.stack ?? "").split("\n").slice(1).map(parseFrame);
  const found = frames.filter((frame) => frame !== undefined);
  return found.find(({ url }) => !url.startsWith(ownFolder))?.location ?? found[0]?.location;
}

function parseFrame(frame: string): { url: string; location: Location } | undefined {
  const match = /(?:\(|at (?:async )?)([^()\s][^()]*):(\d+):(\d+)\)?$/.exec(frame);
  const [, place, line, column] = match ?? [];
  if (place === undefined || place.startsWith("node:")) return undefined;
  const file = place.startsWith("file://") ? fileURLToPath(place) : place;
  const url = place.startsWith("file://") ? place : `file://${place}`;
  return { url, location: { file, line: Number(line), column: Number(column) } };
}
