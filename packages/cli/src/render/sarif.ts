import { relative, sep } from "node:path";
import type { Diagnostic } from "@stowage/model";
import type { Io } from "../io.js";
import { version } from "../version.js";
import type { CheckReport } from "./check-report.js";

/**
 * The report as SARIF 2.1.0, which code hosts and editors read. Places are relative to the working folder. `summaries` says what rules demand, by id.
 * Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
 */
export function renderSarif({ files }: CheckReport, io: Io, summaries: ReadonlyMap<string, string> = new Map()): string {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const rules = [...new Map(all.map((diagnostic) => [diagnostic.rule, diagnostic])).values()].toSorted((a, b) =>
    a.rule < b.rule ? -1 : 1,
  );
  const index = new Map(rules.map(({ rule }, position) => [rule, position]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "stowage", version, rules: rules.map((diagnostic) => ruleOf(diagnostic, summaries)) } },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(({ file, diagnostics }) =>
          diagnostics.map((diagnostic) => resultOf(file, diagnostic, index.get(diagnostic.rule)!, io)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf({ rule, docs, severity }: Diagnostic, summaries: ReadonlyMap<string, string>): object {
  const text = summaries.get(rule);
  return {
    id: rule,
    ...(text !== undefined && { shortDescription: { text } }),
    ...(docs && { helpUri: docs }),
    defaultConfiguration: { level: severity },
  };
}

function resultOf(file: string, { rule, severity, message, hint, path, location }: Diagnostic, ruleIndex: number, io: Io): object {
  const uri = (location ? relative(io.cwd, location.file) || location.file : file).split(sep).map(encodeURIComponent).join("/");
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: `${message} ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          ...(location && { region: { startLine: location.line, startColumn: location.column } }),
        },
        logicalLocations: [{ fullyQualifiedName: path || "/" }],
      },
    ],
  };
}
