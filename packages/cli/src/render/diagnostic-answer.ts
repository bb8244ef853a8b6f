import { relative } from "node:path";
import type { Diagnostic } from "@stowage/model";
import type { Io } from "../io.js";

/** A finding as JSON answers hold it: its file named from where the user stands. */
export function diagnosticAnswer({ rule, severity, path, message, hint, docs, location }: Diagnostic, io: Io): object {
  return {
    rule,
    severity,
    path,
    message,
    hint,
    docs,
    ...(location && { location: { ...location, file: relative(io.cwd, location.file) || location.file } }),
  };
}
