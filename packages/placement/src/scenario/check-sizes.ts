import { instanceType, instanceTypeNames } from "../catalogue/instance-type.js";
import type { Checker } from "./checker.js";
import type { Scenario, ScenarioInstance } from "./scenario.js";

const SIZES = ["cpu", "memory", "gpu"] as const;
type Size = (typeof SIZES)[number];

/** Warns of what can be read but cannot work: a group larger than any instance there is, a rule that ECS has not, a running task of nobody. */
export function checkSizes(checker: Checker, scenario: Scenario): void {
  warnOfNeverFitting(checker, scenario);
  warnOfWhatIfs(checker, scenario);
  warnOfUnknownGroups(checker, scenario);
}

function warnOfNeverFitting(checker: Checker, scenario: Scenario): void {
  const offers = [...catalogue(), ...scenario.instances.map(offerOf)];
  scenario.groups.forEach((group, i) => {
    const need = (size: Size): number => group[size] ?? 0;
    if (offers.some((offer) => SIZES.every((size) => need(size) <= offer[size]))) return;
    const tooLarge = SIZES.flatMap((size) => {
      const most = offers.reduce((a, b) => (b[size] > a[size] ? b : a));
      return need(size) > most[size] ? [{ size, most }] : [];
    });
    for (const { size, most } of tooLarge) {
      const needs = `one task of "${group.name}" needs ${need(size)} ${UNITS[size]}, and ${most.type} has ${most[size]}`;
      checker.warn("never-fits", `/groups/${i}/${size}`, `No instance type has as much: ${needs}.`, SMALLER);
    }
    if (tooLarge.length > 0) return;
    const needs = SIZES.flatMap((size) => (need(size) > 0 ? [`${need(size)} ${UNITS[size]}`] : [])).join(", ");
    checker.warn(
      "never-fits",
      `/groups/${i}`,
      `No instance type has all at once that one task of "${group.name}" needs: ${needs}.`,
      SMALLER,
    );
  });
}

function warnOfWhatIfs(checker: Checker, scenario: Scenario): void {
  scenario.groups.forEach(({ name, maxPerInstance }, i) => {
    if (maxPerInstance === undefined) return;
    const hint = "On ECS, `distinctInstance` allows one task an instance, and spreading over instances comes near this.";
    const message = `At most ${maxPerInstance} of "${name}" an instance is a what-if: ECS has no such rule.`;
    checker.warn("what-if", `/groups/${i}/maxPerInstance`, message, hint);
  });
}

function warnOfUnknownGroups(checker: Checker, scenario: Scenario): void {
  const names = new Set(scenario.groups.map(({ name }) => name));
  scenario.instances.forEach(({ running = {} }, i) => {
    for (const name of Object.keys(running).filter((group) => !names.has(group))) {
      const hint = "Add a group of that name (with count 0) that says what a task of it takes.";
      checker.warn(
        "unknown-group",
        `/instances/${i}/running`,
        `No group is named "${name}", so its running tasks take no cpu or memory.`,
        hint,
      );
    }
  });
}

const UNITS: Readonly<Record<Size, string>> = { cpu: "CPU units", memory: "MiB", gpu: "GPUs" };

const SMALLER = "Divide the work over more and smaller tasks.";

/** What an instance has for tasks. */
type Offer = Readonly<Record<Size, number>> & { readonly type: string };

let offers: readonly Offer[] | undefined;

function catalogue(): readonly Offer[] {
  return (offers ??= [...instanceTypeNames()].map((type) => offerOf({ type })));
}

function offerOf({ type, ...own }: Pick<ScenarioInstance, "type" | "cpu" | "memory">): Offer {
  const { cpu = 0, memory = 0, gpus = 0 } = instanceType(type) ?? {};
  return { type, cpu: own.cpu ?? cpu, memory: own.memory ?? memory, gpu: gpus };
}
