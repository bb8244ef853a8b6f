import { catalogue } from "./catalogue.js";
import { needsOf } from "./look.js";
import type { Look } from "./look.js";
import type { Pack, Rule, Stage, SubjectName } from "./rule.js";

/** Rules that are asked for together, and what a loop over them looks at, side by side. */
export interface Selection {
  readonly rules: readonly Rule[];
  readonly checks: readonly Rule["check"][];
  readonly needs: readonly ReturnType<typeof needsOf>[];
  /** The indexes of all. */
  readonly all: readonly number[];
  /** The last answers of `rulesToRun`, by what was there. */
  readonly plans: { readonly present: readonly number[]; readonly indexes: readonly number[] }[];
}

/** The rules that concern a kind of subject, of those that were asked for. */
export type RuleChoice = (on: SubjectName) => Selection;

const maxPlans = 8;
const choices = new Map<string, RuleChoice>();
const core = newChoice([], undefined);

/** The rules of the core and of these packs, or those of them that fail at these stages; chosen once for each way of asking. */
export function chooseRules(packs: readonly string[], stages: readonly Stage[] | undefined): RuleChoice {
  if (packs.length === 0 && stages === undefined) return core;
  const key = `${packs.join(" ")} ${stages?.join(" ") ?? "all"}`;
  let choice = choices.get(key);
  if (!choice) {
    choice = newChoice(packs, stages);
    // Packs are words of the caller's; what is not worth keeping is not kept.
    if (choices.size < 50) choices.set(key, choice);
  }
  return choice;
}

function newChoice(packs: readonly string[], stages: readonly Stage[] | undefined): RuleChoice {
  const selections = new Map<SubjectName, Selection>();
  return (on) => {
    let selection = selections.get(on);
    if (!selection) {
      selection = selectionOf(
        catalogue.filter((declared) => declared.subjects.includes(on) && isOn(declared, packs) && (!stages || failsAt(declared, stages))),
      );
      selections.set(on, selection);
    }
    return selection;
  };
}

export function selectionOf(rules: readonly Rule[]): Selection {
  return {
    rules,
    checks: rules.map(({ check }) => check),
    needs: rules.map(needsOf),
    all: rules.map((_, index) => index),
    plans: [],
  };
}

/**
 * The indexes of the rules that may find something: those whose needed members are there. Without a look, all of them. The definitions of
 * an application have much the same members: a few answers are kept, and often are the next one.
 */
export function rulesToRun(selection: Selection, look: Look | undefined): readonly number[] {
  if (!look) return selection.all;
  const { plans } = selection;
  for (let index = 0; index < plans.length; index++) if (isSame(plans[index]!.present, look.present)) return plans[index]!.indexes;
  const indexes = selection.all.filter((index) => !isIdle(selection, index, look));
  if (plans.length === maxPlans) plans.shift();
  plans.push({ present: look.present, indexes });
  return indexes;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  for (let word = 0; word < one.length; word++) if (one[word] !== other[word]) return false;
  return true;
}

/** Whether the rule at this index finds nothing for certain, because a member that it needs is not there. */
function isIdle({ needs }: Selection, index: number, { present }: Look): boolean {
  const need = needs[index]!;
  return (present[need[0]]! & need[1]) !== need[1] || (present[need[2]]! & need[3]) !== need[3];
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
