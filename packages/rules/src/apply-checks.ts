import type { Assembly, Diagnostic } from "@stowage/model";
import { escapePointer, nearest } from "@stowage/model";
import { catalogue } from "./catalogue.js";
import type { Policy } from "./policies/define-policy.js";
import { atSeverities, suppress, suppressionFindings, unknownRule } from "./policies/suppress.js";
import type { KnownRules } from "./policies/suppress.js";
import type { Pack } from "./rule.js";
import type { CheckOptions } from "./run-rules.js";

/** The packs that `extends` may name. */
export const knownPacks: readonly string[] = ["security-hub", "resource-tagging", "control-tower", "aws-config"] satisfies Pack[];

/** Findings that no rule of the catalogue makes. */
export const otherFindings: readonly string[] = [
  "missing-field",
  "unknown-field",
  "unknown-value",
  "wrong-type",
  "template-placeholder",
  "unknown-document",
  "unknown-rule",
  "unknown-pack",
  "suppression-reason",
  "suppression-unneeded",
  "policy-failed",
  "policy-clash",
];

/**
 * Gives findings the severities that the options and the Assembly name, takes out what its suppressions silence, and finds fault with the
 * suppressions themselves: one without a reason silences nothing, one that silences nothing is not needed, and a rule that does not exist is named.
 */
export function applyChecks(diagnostics: readonly Diagnostic[], checks: Assembly["checks"], options: CheckOptions): Diagnostic[] {
  const { suppressions = [], severity = {}, packs = [] } = checks ?? {};
  const known = knownRules(options.policies ?? []);
  const { diagnostics: kept, used } = suppress(atSeverities(diagnostics, { ...options.severity, ...severity }), suppressions);
  const unknown = Object.keys(severity).filter((rule) => !known.has(rule));
  return [
    ...kept,
    ...suppressionFindings(suppressions, options.stage === undefined ? used : undefined, known, "/checks/suppressions"),
    ...unknown.map((rule) => unknownRule(rule, known, `/checks/severity/${escapePointer(rule)}`)),
    ...unknownPacks(packs, "/checks/packs"),
  ];
}

/** Packs, as they stand at `at`, that do not exist. */
export function unknownPacks(packs: readonly string[], at: string): Diagnostic[] {
  return [...packs.entries()].flatMap(([index, pack]): Diagnostic[] => {
    if (knownPacks.includes(pack)) return [];
    const near = nearest(pack, knownPacks);
    const hint = near === undefined ? `Remove it. The packs are: ${knownPacks.join(", ")}.` : `Did you mean "${near}"?`;
    return [{ rule: "unknown-pack", severity: "warning", path: `${at}/${index}`, message: `There is no pack of rules "${pack}".`, hint }];
  });
}

/** The rules of the catalogue, the findings that no rule makes, and these policies. */
export function knownRules(policies: readonly Pick<Policy, "id">[]): KnownRules {
  const list = [...catalogue.map(({ id }) => id), ...otherFindings, ...policies.map(({ id }) => id)];
  return { list, has: (id) => list.includes(id) };
}
