import type { Diagnostic, Severity, Suppression } from "@stowage/model";
import { escapePointer } from "@stowage/model";
import { knownRules, unknownPacks } from "../apply-checks.js";
import type { Policy } from "./define-policy.js";
import { atSeverities, suppress, suppressionFindings, unknownRule } from "./suppress.js";
import type { Suppressed } from "./suppress.js";

/** What a project's configuration says of findings, for everything that it checks. */
export interface Settings {
  /** `extends` of the configuration. */
  readonly packs?: readonly string[] | undefined;
  /** Rule or policy → its severity here; `off` silences it. */
  readonly rules?: Readonly<Record<string, Severity | "off">> | undefined;
  readonly suppressions?: readonly Suppression[] | undefined;
  readonly policies?: readonly Policy[] | undefined;
}

/**
 * Findings as the settings have them: at their severities, without those that are silenced. `used` says which suppressions silenced any.
 *
 * @example
 * const { diagnostics, used } = applySettings(found, settings);
 * const aboutSettings = settingsFindings(settings, used);
 */
export function applySettings(diagnostics: readonly Diagnostic[], { rules = {}, suppressions = [] }: Settings): Suppressed {
  return suppress(atSeverities(diagnostics, rules), suppressions);
}

/**
 * What is wrong with the settings themselves, with JSON pointers into the configuration: rules that do not exist, suppressions without a
 * reason or without need, policies that take another's id.
 *
 * @param used the suppressions, by index, that silenced something in any of the documents which were checked
 * @example
 * settingsFindings({ rules: { "familly-name": "off" } }, new Set())[0]?.hint; // 'Did you mean "family-name"?'
 */
export function settingsFindings(
  { rules = {}, suppressions = [], policies = [], packs = [] }: Settings,
  used: ReadonlySet<number>,
): Diagnostic[] {
  const known = knownRules(policies);
  const unknown = Object.keys(rules).filter((rule) => !known.has(rule));
  return [
    ...unknown.map((rule) => unknownRule(rule, known, `/rules/${escapePointer(rule)}`)),
    ...suppressionFindings(suppressions, used, known, "/suppressions"),
    ...unknownPacks(packs, "/extends"),
    ...clashes(policies),
  ];
}

function clashes(policies: readonly Policy[]): Diagnostic[] {
  const rules = knownRules([]);
  return policies.flatMap(({ id }, index): Diagnostic[] => {
    const twice = policies.findIndex((other) => other.id === id) !== index;
    if (!twice && !rules.has(id)) return [];
    return [
      {
        rule: "policy-clash",
        severity: "error",
        path: `/policies/${index}`,
        message: twice ? `Two policies have the id "${id}".` : `"${id}" is a rule of Stowage's, and cannot be a policy's id.`,
        hint: "Begin the ids of your policies with the name of your organisation.",
      },
    ];
  });
}
