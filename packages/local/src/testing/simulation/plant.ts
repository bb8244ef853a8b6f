import { controllersAt } from "../../control/controllers.js";
import type { Controller, Decision } from "../../control/types.js";
import type { ServiceRow, Table } from "../../state/rows.js";
import type { View } from "../../state/view.js";
import type { Bug } from "./simulate.js";

// How mistakes are planted.

/** By what each engine does wrong, with the checks of which one must notice it. */
export interface PlantedBugs {
  readonly [name: string]: Bug & { readonly caughtBy: RegExp };
}

export function replaced(name: string, by: (controller: Controller) => Controller): NonNullable<Bug["controllers"]> {
  return (pace) => controllersAt(pace).map((controller) => (controller.name === name ? by(controller) : controller));
}

/** A controller that looks at a world in which some readers answer otherwise. */
export function seeing(name: string, lies: (view: View) => Partial<View>): Bug {
  return { controllers: replaced(name, (controller) => lied(controller, lies)) };
}

export function lied(controller: Controller, lies: (view: View) => Partial<View>): Controller {
  const decide: Controller["decide"] = (view, key, now, random) => controller.decide(lying(view, lies(view)), key, now, random);
  return { ...controller, decide };
}

export function lying<T extends object>(honest: T, lies: Partial<T>): T {
  return new Proxy(honest, {
    get(target, member) {
      const lie = lies[member as keyof T];
      if (lie) return lie;
      const value: unknown = target[member as keyof T];
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

export function percent(
  name: "maximumPercent" | "minimumHealthyPercent",
  off: number,
  only: (service: ServiceRow) => boolean = () => true,
): Bug {
  return seeing("service", (view) => ({
    get(table, key) {
      const row = view.get(table, key);
      if (!row || !("deploymentConfiguration" in row)) return row;
      if ("schedulingStrategy" in row && !only(row as ServiceRow)) return row;
      const configuration = row.deploymentConfiguration;
      return { ...row, deploymentConfiguration: { ...configuration, [name]: Math.max(0, configuration[name]! + off) } };
    },
  }));
}

/** Decides, and then starts once more what it has started. */
export function twice(controller: Controller): Controller {
  return {
    ...controller,
    decide(view, key, now, random) {
      const first = controller.decide(view, key, now, random);
      const again = controller.decide(view, key, now, random.split("again"));
      const starts = (again?.commands ?? []).filter(({ op, table }) => op === "put" && (table === "taskSpecs" || table === "taskStatuses"));
      return first && { ...first, commands: [...first.commands, ...starts] };
    },
  };
}

/** One controller more, that writes what it should not. */
export function rogue(table: Table, commands: (view: View) => Decision["commands"]): Bug {
  const controller: Controller = {
    name: "rogue",
    wakes: { [table]: (_old: unknown, _now: unknown, _key: string, wake: (key: string) => void) => wake("rogue") },
    keys: () => [],
    decide: (view) => ({ commands: commands(view) }),
  };
  return { controllers: (pace) => [...controllersAt(pace), controller] };
}
