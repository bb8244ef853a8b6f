import { catalogue } from "./catalogue.js";
import { needsOf } from "./look.js";
import type { Look } from "./look.js";
import type { Pack, Rule, Stage, SubjectName } from "./rule.js";

/** Rules that are asked for together, and what a loop over them looks at, side by side. */
export interface Selection {
  readonly rules: readonly Rule[];
  readonly checks: readonly Rule["check"][];
  /** What `needsOf` gives for each rule. */
  readonly needs: Int32Array;
}

const selections = new Map<string, Selection>();

/** The rules that concern this kind of subject, chosen once for each way of asking. */
export function selectRules(on: SubjectName, packs: readonly string[], stages: readonly Stage[] | undefined): Selection {
  const key = packs.length === 0 && stages === undefined ? on : `${on} ${packs.join(" ")} ${stages?.join(" ") ?? "all"}`;
  let selection = selections.get(key);
  if (!selection) {
    selection = selectionOf(
      catalogue.filter((declared) => declared.subjects.includes(on) && isOn(declared, packs) && (!stages || failsAt(declared, stages))),
    );
    // Packs are words of the caller's; what is not worth keeping is not kept.
    if (selections.size < 200) selections.set(key, selection);
  }
  return selection;
}

export function selectionOf(rules: readonly Rule[]): Selection {
  return { rules, checks: rules.map(({ check }) => check), needs: Int32Array.from(rules.flatMap(needsOf)) };
}

/** Whether the rule at this index finds nothing for certain, because a member that it needs is not there. */
export function isIdle({ needs }: Selection, index: number, { present }: Look): boolean {
  const at = index * 4;
  const first = needs[at + 1]!;
  if ((present[needs[at]!]! & first) !== first) return true;
  const second = needs[at + 3]!;
  return (present[needs[at + 2]!]! & second) !== second;
}

/**
 * Whether the rule's finding is a failure at one of these stages. A task definition that lets no task ever start is refused at `register`
 * too: AWS takes some of those and fails later; to say it at once is our choice.
 */
function failsAt({ stages: own, severity, subjects }: Rule, stages: readonly Stage[]): boolean {
  if (own.some((stage) => stages.includes(stage))) return true;
  return severity === "error" && stages.includes("register") && own.includes("task-start") && subjects.includes("taskDefinition");
}

function isOn({ packs: own }: Rule, wanted: readonly string[]): boolean {
  return own === undefined || wanted.some((pack) => own[pack as Pack] !== undefined);
}
