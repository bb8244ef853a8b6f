import { ClusterQueryError, parseQuery } from "@stowage/model";
import type { Condition, Query } from "@stowage/model";
import { compileRegex } from "../regex/regex.js";
import { checkValue, compareVersions, parseDate, parseVersion } from "./values.js";

/** What an expression can ask of a container instance. */
export interface QueryTarget {
  readonly agentConnected: boolean;
  readonly agentVersion: string | undefined;
  readonly ec2InstanceId: string | undefined;
  /** Milliseconds since 1970. */
  readonly registeredAt: number | undefined;
  readonly runningTasksCount: number;
  /** The value of an attribute, `""` for one without a value, undefined where it is absent. */
  attribute(name: string): string | undefined;
  /** The `group` of each task on the instance. */
  taskGroups(): Iterable<string>;
}

/** A compiled expression. */
export interface CompiledQuery {
  readonly query: Query;
  readonly test: (target: QueryTarget) => boolean;
  /** Whether the answer can change as tasks come and go: it reads `task:group` or `runningTasksCount`. */
  readonly readsTasks: boolean;
  /** Whether the answer can change as tasks of this `group` come and go. */
  readonly mentions: (taskGroup: string) => boolean;
}

/**
 * Compiles an expression of the cluster query language.
 *
 * @throws ClusterQueryError as {@link parseQuery} does, and at a value that its subject cannot have.
 * @example compileQuery("attribute:stack == prod").test(target)
 */
export function compileQuery(expression: string): CompiledQuery {
  const query = parseQuery(expression);
  const conditions = conditionsOf(query);
  for (const condition of conditions) checkValues(expression, condition);
  const counts = conditions.some(({ subject }) => subject.kind === "runningTasksCount");
  const groups = conditions.filter(({ subject }) => subject.kind === "task:group").map((condition) => matcherOf(condition).matches);
  return {
    query,
    test: testOf(query),
    readsTasks: counts || groups.length > 0,
    mentions: (taskGroup) => counts || groups.some((matches) => matches(taskGroup)),
  };
}

function checkValues(expression: string, { subject, operator, values, at }: Condition): void {
  for (const [i, value] of values.entries()) {
    const found = checkValue(subject, operator, value);
    if (found) throw new ClusterQueryError(expression, (at[i] as number) + found.index, found.problem);
  }
}

type Test = (target: QueryTarget) => boolean;

function testOf(query: Query): Test {
  switch (query.kind) {
    case "and": {
      const tests = query.terms.map(testOf);
      return (target) => tests.every((test) => test(target));
    }
    case "or": {
      const tests = query.terms.map(testOf);
      return (target) => tests.some((test) => test(target));
    }
    case "not": {
      const test = testOf(query.term);
      return (target) => !test(target);
    }
    case "condition":
      return conditionOf(query);
  }
}

/** Whether one instance satisfies one condition. */
function conditionOf(condition: Condition): Test {
  const { subject } = condition;
  switch (subject.kind) {
    case "attribute":
      return attributeTest(subject.name, condition);
    case "agentConnected":
      return presentTest(condition, (target) => String(target.agentConnected));
    case "ec2InstanceId":
      return presentTest(condition, (target) => target.ec2InstanceId);
    case "agentVersion": {
      const wanted = parseVersion(condition.values[0] as string) ?? [];
      return orderTest(condition, (target) => {
        const actual = target.agentVersion === undefined ? undefined : parseVersion(target.agentVersion);
        return actual && compareVersions(actual, wanted);
      });
    }
    case "registeredAt": {
      const wanted = parseDate(condition.values[0] as string) as number;
      return orderTest(condition, ({ registeredAt }) => (registeredAt === undefined ? undefined : registeredAt - wanted));
    }
    case "runningTasksCount":
      return orderTest(condition, (target) => target.runningTasksCount - Number(condition.values[0]));
    case "task:group": {
      // An instance has many tasks, so a negative operator means: no task has such a group.
      const { positive, matches } = matcherOf(condition);
      return (target) => {
        for (const group of target.taskGroups()) if (matches(group)) return positive;
        return !positive;
      };
    }
  }
}

function attributeTest(name: string, condition: Condition): Test {
  const { operator } = condition;
  if (operator === "exists") return (target) => target.attribute(name) !== undefined;
  if (operator === "!exists") return (target) => target.attribute(name) === undefined;
  if (operator === ">" || operator === ">=" || operator === "<" || operator === "<=") {
    const wanted = condition.values[0] as string;
    return orderTest(condition, (target) => {
      const actual = target.attribute(name);
      return actual === undefined ? undefined : compareText(actual, wanted);
    });
  }
  return presentTest(condition, (target) => target.attribute(name));
}

/**
 * A test of a value that may be absent. Absent fails a negative operator too: the guide says that `attribute:stack != prod`
 * lists the instances that have the attribute "unless the value is prod". For `!in` and `!~` it says nothing (our choice: the same).
 */
function presentTest(condition: Condition, read: (target: QueryTarget) => string | undefined): Test {
  const { positive, matches } = matcherOf(condition);
  return (target) => {
    const value = read(target);
    return value !== undefined && matches(value) === positive;
  };
}

function matcherOf({ operator, values }: Condition): { positive: boolean; matches: (value: string) => boolean } {
  const positive = !operator.startsWith("!");
  if (operator === "=~" || operator === "!~") {
    // Whether ECS lets a part of the value match is not documented; ours is the whole.
    const { matches } = compileRegex(values[0] as string);
    return { positive, matches };
  }
  if (values.length === 1) return { positive, matches: (value) => value === values[0] };
  const set = new Set(values);
  return { positive, matches: (value) => set.has(value) };
}

/** A test of `actual − wanted`; unknown never passes. */
function orderTest({ operator }: Condition, compare: (target: QueryTarget) => number | undefined): Test {
  const accept = ACCEPT[operator] as (difference: number) => boolean;
  return (target) => {
    const difference = compare(target);
    return difference !== undefined && accept(difference);
  };
}

const ACCEPT: Readonly<Record<string, (difference: number) => boolean>> = {
  "==": (d) => d === 0,
  "!=": (d) => d !== 0,
  ">": (d) => d > 0,
  ">=": (d) => d >= 0,
  "<": (d) => d < 0,
  "<=": (d) => d <= 0,
};

/** Numbers by size, versions part by part, everything else by its characters (our choice). */
function compareText(a: string, b: string): number {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (left && right) return compareVersions(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

function conditionsOf(query: Query): readonly Condition[] {
  if (query.kind === "condition") return [query];
  return query.kind === "not" ? conditionsOf(query.term) : query.terms.flatMap(conditionsOf);
}
