import type { Diagnostic, Severity, Suppression } from "@stowage/model";
import { nearest } from "@stowage/model";
import { isAtOrBelow } from "../pointer.js";

/** The ids that suppressions and severities may name. */
export interface KnownRules {
  has(id: string): boolean;
  readonly list: readonly string[];
}

/** What is left of the findings, and which of the suppressions silenced any, by index. */
export interface Suppressed {
  readonly diagnostics: Diagnostic[];
  readonly used: ReadonlySet<number>;
}

/** The findings at the severities that these say, without those that are off. */
export function atSeverities(
  diagnostics: readonly Diagnostic[],
  severities: Readonly<Record<string, Severity | "off">> = {},
): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    if (!Object.hasOwn(severities, diagnostic.rule)) return diagnostic;
    const severity = severities[diagnostic.rule]!;
    return severity === "off" ? [] : { ...diagnostic, severity };
  });
}

/** Takes out what suppressions silence; one without a reason silences nothing. */
export function suppress(diagnostics: readonly Diagnostic[], suppressions: readonly Suppression[]): Suppressed {
  const active = [...suppressions.entries()].filter(([, { rule, reason }]) => typeof rule === "string" && hasReason(reason));
  const used = new Set<number>();
  if (active.length === 0) return { diagnostics: [...diagnostics], used };
  const kept = diagnostics.filter((diagnostic) => {
    const silencing = active.filter(([, suppression]) => silences(suppression, diagnostic));
    for (const [index] of silencing) used.add(index);
    return silencing.length === 0;
  });
  return { diagnostics: kept, used };
}

/**
 * What is wrong with suppressions that stand at `at`: one without a reason, one of a rule that does not exist, and (if `used` is given)
 * one that silenced nothing.
 */
export function suppressionFindings(
  suppressions: readonly Suppression[],
  used: ReadonlySet<number> | undefined,
  known: KnownRules,
  at: string,
): Diagnostic[] {
  return suppressions.flatMap(({ rule, reason }, index): Diagnostic[] => {
    const here = `${at}/${index}`;
    if (typeof rule !== "string" || typeof reason !== "string") return [];
    if (!hasReason(reason))
      return [
        finding("suppression-reason", "error", `${here}/reason`, "A suppression needs a reason.", "Say why the rule does not matter here."),
      ];
    if (!known.has(rule)) return [unknownRule(rule, known, `${here}/rule`)];
    if (used === undefined || used.has(index)) return [];
    const message = `Nothing is found here that "${rule}" would have to be silenced for.`;
    return [finding("suppression-unneeded", "warning", here, message, "Remove the suppression.")];
  });
}

/** A rule that does not exist, with the nearest one that does. */
export function unknownRule(id: string, known: KnownRules, path: string): Diagnostic {
  const near = nearest(id, known.list);
  return finding(
    "unknown-rule",
    "warning",
    path,
    `There is no rule "${id}".`,
    near === undefined ? "Remove it." : `Did you mean "${near}"?`,
  );
}

function silences({ rule, path = "" }: Suppression, diagnostic: Diagnostic): boolean {
  return diagnostic.rule === rule && typeof path === "string" && isAtOrBelow(diagnostic.path, path);
}

function hasReason(reason: unknown): boolean {
  return typeof reason === "string" && reason.trim() !== "";
}

function finding(rule: string, severity: "error" | "warning", path: string, message: string, hint: string): Diagnostic {
  return { rule, severity, path, message, hint };
}
