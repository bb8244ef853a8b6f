import { StowageError } from "@stowage/model";
import type { Io } from "../io.js";
import { placeText } from "./diagnostics.js";
import { frame } from "./frame.js";
import { paint } from "./paint.js";

/** Prints an error for a person and returns the exit code: 2 where the input could not be read or the usage is wrong, else 1. */
export function renderError(error: unknown, io: Io, debug: boolean): number {
  if (!(error instanceof StowageError)) {
    io.err(`${paint(io, "red", "error")} ${error instanceof Error ? error.message : String(error)}\n`);
    io.err(
      debug && error instanceof Error
        ? `${error.stack}\n`
        : "This is a mistake of Stowage's own: please report it, with what --debug adds.\n",
    );
    return 1;
  }
  io.err(`${paint(io, "red", "error")} ${error.message} ${paint(io, "dim", `[${error.code}]`)}\n`);
  if (error.location) {
    io.err(`  at ${placeText(error.location, io)}\n`);
    for (const line of frame(io.readText(error.location.file) ?? "", error.location)) io.err(`  ${paint(io, "dim", line)}\n`);
  }
  if (error.hint) io.err(`  ${error.hint}\n`);
  if (debug) io.err(`${error.stack}\n${error.cause instanceof Error ? `caused by ${error.cause.stack}\n` : ""}`);
  return UNREADABLE.some((code) => error.code.startsWith(code)) ? 2 : 1;
}

/** How the codes begin of what could not be read or was asked wrongly. */
const UNREADABLE = ["input-", "usage-", "scenario-invalid"];
