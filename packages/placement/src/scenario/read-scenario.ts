import type { Diagnostic } from "@stowage/model";
import { Checker } from "./checker.js";
import { checkGroup } from "./check-group.js";
import { checkInstance } from "./check-instance.js";
import { checkSizes } from "./check-sizes.js";
import type { Scenario } from "./scenario.js";

/**
 * Reads the input of `stowage place`: the scenario, or what is wrong with it. Each finding has a JSON pointer, a sentence and a remedy.
 * Warnings (a group that fits no instance there is, a running task of an unknown group) come with a scenario.
 *
 * @example
 * const { scenario, diagnostics } = readScenario(JSON.parse(text));
 */
export function readScenario(input: unknown): { readonly scenario?: Scenario; readonly diagnostics: readonly Diagnostic[] } {
  const checker = new Checker();
  const root = checker.object(input, "", ["seed", "instances", "groups"]);
  if (root) {
    checker.integer(root, "seed", "", { min: Number.MIN_SAFE_INTEGER, optional: true });
    checker.list(root, "instances", "", (instance, at) => checkInstance(checker, instance, at));
    checker.list(root, "groups", "", (group, at) => checkGroup(checker, group, at));
    checkNames(checker, root);
  }
  if (checker.failed()) return { diagnostics: checker.diagnostics };
  const scenario = input as Scenario;
  checkSizes(checker, scenario);
  return { scenario, diagnostics: checker.diagnostics };
}

function checkNames(checker: Checker, root: Record<string, unknown>): void {
  const once = (list: unknown, section: string, member: string): void => {
    if (!Array.isArray(list)) return;
    const seen = new Map<unknown, number>();
    list.forEach((entry: Record<string, unknown> | null, i) => {
      const name = entry?.[member];
      if (typeof name !== "string") return;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, i);
      else
        checker.error(
          "duplicate-name",
          `/${section}/${i}/${member}`,
          `"${name}" is already the ${member} of /${section}/${first}.`,
          "Give each its own.",
        );
    });
  };
  once(root["instances"], "instances", "id");
  once(root["groups"], "groups", "name");
}
