import type { Operator, Subject } from "./query.js";

/** Every spelling of an operator, longest first where one begins another. Source: ECS Developer Guide, cluster query language. */
export const SPELLINGS: readonly (readonly [spelling: string, operator: Operator])[] = [
  ["==", "=="],
  ["!=", "!="],
  [">=", ">="],
  ["<=", "<="],
  [">", ">"],
  ["<", "<"],
  ["=~", "=~"],
  ["!~", "!~"],
  ["!exists", "!exists"],
  ["!in", "!in"],
  ["not_equals", "!="],
  ["equals", "=="],
  ["greater_than_equal", ">="],
  ["greater_than", ">"],
  ["less_than_equal", "<="],
  ["less_than", "<"],
  ["not_exists", "!exists"],
  ["exists", "exists"],
  ["not_in", "!in"],
  ["in", "in"],
  ["not_matches", "!~"],
  ["matches", "=~"],
];

const EQUALITY: readonly Operator[] = ["==", "!="];
const ORDER: readonly Operator[] = [">", ">=", "<", "<="];
const SET: readonly Operator[] = ["in", "!in"];
const PATTERN: readonly Operator[] = ["=~", "!~"];

/**
 * Which operators a subject takes. Source: the guide's list under each subject.
 * It has none for `attribute` and `task:group` (our choice: all for an attribute, those for texts for a group).
 */
export const OPERATORS: Readonly<Record<Subject["kind"], readonly Operator[]>> = {
  agentConnected: [...EQUALITY, ...SET, ...PATTERN],
  agentVersion: [...EQUALITY, ...ORDER],
  attribute: [...EQUALITY, ...ORDER, "exists", "!exists", ...SET, ...PATTERN],
  ec2InstanceId: [...EQUALITY, ...SET, ...PATTERN],
  registeredAt: [...EQUALITY, ...ORDER],
  runningTasksCount: [...EQUALITY, ...ORDER],
  "task:group": [...EQUALITY, ...SET, ...PATTERN],
};
