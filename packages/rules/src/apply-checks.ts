import type { Assembly, Diagnostic, Suppression } from "@stowage/model";
import { nearest } from "@stowage/model";
import { catalogue } from "./catalogue.js";
import { isAtOrBelow } from "./pointer.js";
import type { CheckOptions } from "./run-rules.js";

/** Findings that no rule of the catalogue makes. */
export const otherFindings: readonly string[] = [
  "missing-field",
  "unknown-field",
  "unknown-value",
  "wrong-type",
  "template-placeholder",
  "unknown-document",
  "unknown-rule",
  "suppression-reason",
  "suppression-unneeded",
];

/**
 * Takes out what the Assembly's suppressions silence, and finds fault with the suppressions themselves: one without a reason silences
 * nothing, one that silences nothing is not needed, and a rule that does not exist is named.
 */
export function applyChecks(diagnostics: readonly Diagnostic[], checks: Assembly["checks"], options: CheckOptions): Diagnostic[] {
  const suppressions = (checks?.suppressions ?? []).map((suppression, index) => ({ ...suppression, index, used: false }));
  const active = suppressions.filter(({ rule, reason }) => typeof rule === "string" && hasReason(reason));
  const kept = diagnostics.filter((diagnostic) => {
    const silencing = active.filter((suppression) => silences(suppression, diagnostic));
    for (const suppression of silencing) suppression.used = true;
    return silencing.length === 0;
  });
  for (const { rule, reason, index, used } of suppressions) {
    const at = `/checks/suppressions/${index}`;
    if (typeof rule !== "string" || typeof reason !== "string") continue;
    if (!hasReason(reason))
      kept.push(
        finding("suppression-reason", "error", `${at}/reason`, "A suppression needs a reason.", "Say why the rule does not matter here."),
      );
    else if (!isKnown(rule)) kept.push(unknownRule(rule, `${at}/rule`));
    else if (!used && options.stage === undefined)
      kept.push(
        finding(
          "suppression-unneeded",
          "warning",
          at,
          `Nothing is found here that "${rule}" would have to be silenced for.`,
          "Remove the suppression.",
        ),
      );
  }
  for (const rule of Object.keys(checks?.severity ?? {})) {
    if (!isKnown(rule)) kept.push(unknownRule(rule, `/checks/severity/${rule.replaceAll("~", "~0").replaceAll("/", "~1")}`));
  }
  return kept;
}

function silences({ rule, path = "" }: Suppression, diagnostic: Diagnostic): boolean {
  return diagnostic.rule === rule && (typeof path !== "string" || isAtOrBelow(diagnostic.path, path));
}

function hasReason(reason: unknown): boolean {
  return typeof reason === "string" && reason.trim() !== "";
}

function isKnown(id: string): boolean {
  return otherFindings.includes(id) || catalogue.some((rule) => rule.id === id);
}

function unknownRule(id: string, path: string): Diagnostic {
  const near = nearest(id, [...catalogue.map((rule) => rule.id), ...otherFindings]);
  return finding(
    "unknown-rule",
    "warning",
    path,
    `There is no rule "${id}".`,
    near === undefined ? "Remove it." : `Did you mean "${near}"?`,
  );
}

function finding(rule: string, severity: "error" | "warning", path: string, message: string, hint: string): Diagnostic {
  return { rule, severity, path, message, hint };
}
