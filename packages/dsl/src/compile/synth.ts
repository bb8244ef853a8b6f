import { StowageError } from "@stowage/model";
import type { Assembly, Diagnostic } from "@stowage/model";
import type { AppCommon } from "../app/app-common.js";
import type { TaskCommon } from "../task/task-common.js";
import { compile } from "./compile.js";
import type { CompileOptions } from "./compile.js";

/**
 * The Assembly of an app or of a list of tasks, for build scripts: what is wrong with it is thrown.
 *
 * @example
 * writeFileSync("assembly.json", writeAssembly(synth(shop)));
 * @throws StowageError `invalid-definition` that lists all diagnostics if any of them is an error.
 */
export function synth(subject: AppCommon | readonly TaskCommon[], options: CompileOptions = {}): Assembly {
  const { assembly, diagnostics } = compile(subject, options);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (errors === 0) return assembly;
  const warnings = diagnostics.length - errors;
  const counts = `${plural(errors, "error")}${warnings > 0 ? ` and ${plural(warnings, "warning")}` : ""}`;
  throw new StowageError("invalid-definition", `The app "${assembly.app}" has ${counts}:\n\n${diagnostics.map(describe).join("\n\n")}`, {
    hint: "Mend what is listed; `stowage check` shows the same findings.",
    location: diagnostics.find(({ severity }) => severity === "error")?.location,
    diagnostics,
  });
}

function describe({ rule, severity, path, message, hint, location }: Diagnostic): string {
  const place = location === undefined ? path : `${location.file}:${location.line}:${location.column} ${path}`;
  return `${severity} ${rule}\n  ${place}\n  ${message}\n  ${hint}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
