import type { Diagnostic, Location } from "@stowage/model";
import type { Io } from "./io.js";
import type { Entry } from "./load/entry.js";
import type { ReportedFix } from "./render/check-report.js";

/** What has one right answer in a module: which step of the builder is to be edited, and how. The source itself is left alone. */
export async function stepsToEdit({ assembly, diagnostics }: Entry, io: Io): Promise<ReportedFix[]> {
  const { fixOf } = await import("@stowage/rules");
  return diagnostics.flatMap((diagnostic: Diagnostic): ReportedFix[] => {
    const fix = fixOf(assembly, diagnostic);
    if (!fix) return [];
    const { location } = diagnostic;
    const step = location && stepAt(io.readText(location.file) ?? "", location);
    return [{ rule: fix.rule, path: fix.path, change: fix.change, applied: false, ...(step && { step }), ...(location && { location }) }];
  });
}

/** The name of the method or function that is called at a place. */
function stepAt(text: string, { line, column }: Location): string | undefined {
  const source = text.split("\n")[line - 1] ?? "";
  return /^\.?\s*([A-Za-z_$][\w$]*)\s*(?:<[^(]*>)?\(/.exec(source.slice(column - 1))?.[1];
}
