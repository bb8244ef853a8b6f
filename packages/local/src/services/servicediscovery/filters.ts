import type { FilterCondition } from "@stowage/model/servicediscovery";
import { invalidInput } from "./refuse.js";

export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
  readonly Condition?: FilterCondition | undefined;
}

/** Whether something passes all filters. `valueOf` gives what a filter of that name looks at; undefined passes none. */
export function passes(filters: readonly Filter[] | undefined, valueOf: (name: string) => string | undefined): boolean {
  return (filters ?? []).every((filter) => {
    const value = valueOf(filter.Name);
    return value !== undefined && matches(filter, value);
  });
}

function matches({ Name, Values, Condition = "EQ" }: Filter, value: string): boolean {
  const [first, second] = Values;
  if (first === undefined) return invalidInput(`The filter ${Name} has no value.`);
  switch (Condition) {
    case "EQ":
      return value === first;
    case "IN":
      return Values.includes(value);
    case "BEGINS_WITH":
      return value.startsWith(first);
    case "BETWEEN":
      if (second === undefined) return invalidInput(`The filter ${Name} needs two values for BETWEEN.`);
      return Number(first) <= Number(value) && Number(value) <= Number(second);
  }
}
