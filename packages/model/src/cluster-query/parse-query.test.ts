import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClusterQueryError } from "./cluster-query-error.js";
import { parseQuery } from "./parse-query.js";
import type { Query } from "./query.js";

// Source: Amazon ECS Developer Guide, cluster query language: its examples; then what else its grammar allows.
it.each([
  "attribute:ecs.instance-type == t2.small",
  "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
  "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
  "runningTasksCount == 1",
  "agentVersion < 1.14.5",
  "registeredAt < 2018-02-13",
  "ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']",
  "task:group == service:production",
  "not(task:group == database)",
  "!(attribute:stack exists) || attribute:stack == 'prod east'",
  "attribute:stack !exists",
  "attribute:stack !in [a,b]",
  "attribute:ecs.availability-zone==us-east-1a",
  "attribute:ecs.instance-type=~g2.*and.*",
  "(attribute:a!=b)or(not attribute:stack in['a','b'])",
  "attribute:ecs.instance-type =~ (t3|m7g).[a-z0-9]+ and attribute:a matches ^x(y)$",
  "attribute:order exists and attribute:a greater_than_equal 3",
  "attribute:a == AND and attribute:b == not",
])("%s is an expression", (expression) => expect(() => parseQuery(expression)).not.toThrow());

describe("a syntax error names the character", () => {
  it.each<[expression: string, index: number, problem: RegExp]>([
    ["", 0, /Expected a subject/],
    ["foo == 1", 0, /Unknown subject `foo`/],
    ["attribute: == 1", 10, /attribute's name/],
    ["attribute:a", 11, /Expected an operator/],
    ["attribute:a = b", 12, /Expected an operator/],
    ["attribute:a ==", 14, /Expected a value/],
    ["attribute:a == b c", 17, /Expected `and`, `or` or the end/],
    ["attribute:a == b and", 20, /Expected a subject/],
    ["(attribute:a == b", 17, /Expected `\)`.*character 1/],
    ["attribute:a == b)", 16, /closes nothing/],
    ["attribute:a in b", 15, /Expected a list/],
    ["attribute:a in [b c]", 18, /Expected `,` or `\]`/],
    ["attribute:a in []", 16, /Expected a value/],
    ["attribute:a == 'b", 17, /quote opened at character 16/],
    ["runningTasksCount in [1]", 18, /does not take `in`/],
    ["agentConnected > true", 15, /does not take `>`/],
    ["task:group exists", 11, /does not take `exists`/],
    ["task:groups == a", 0, /Unknown subject `task:groups`/],
    ["attribute:a == b or or attribute:c == d", 20, /Unknown subject `or`/],
    ["attribute:a == b AND attribute:c == d", 17, /Write `and` in small letters, not `AND`/],
    ["attribute:a == b Or attribute:c == d", 17, /Write `or` in small letters/],
    ["NOT(attribute:a == b)", 0, /Write `not` in small letters/],
    ["attribute:a IN [b]", 12, /Expected an operator/],
    ["ecs.instance-type == t3.small", 0, /Unknown subject `ecs`/],
    ["attribute:a == [b]", 15, /Expected a value/],
    ["attribute:a =~", 14, /Expected a value/],
    ["attribute:a in [b,]", 18, /Expected a value/],
    ["attribute:a in [b", 17, /Expected `,` or `\]`/],
    [`${"(".repeat(150)}attribute:a exists`, 101, /levels/],
    [`attribute:a == ${"b".repeat(2000)}`, 2000, /2015 characters/],
  ])("%s", (expression, index, problem) => {
    const error = (() => {
      try {
        parseQuery(expression);
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    })();
    expect(error).toBeInstanceOf(ClusterQueryError);
    const { index: at, problem: text, message } = error as ClusterQueryError;
    expect([at, text]).toEqual([index, expect.stringMatching(problem)]);
    const [, line = "", caret = ""] = message.split("\n");
    expect(line.length).toBeLessThan(100);
    expect(caret.indexOf("^")).toBeGreaterThanOrEqual(0);
  });
});

it("written out from a tree, is read as that tree", () => {
  const value = fc.constantFrom("a", "t2.small", "service:web", "with space", "it's", "2018-01-01");
  const condition = fc.oneof(
    fc.record({ subject: fc.constantFrom("attribute:a", "attribute:b.c/d"), operator: fc.constantFrom("==", "!=", "<", ">="), value }),
    fc.record({ subject: fc.constantFrom("attribute:a", "task:group", "ec2InstanceId"), operator: fc.constantFrom("in", "!in"), value }),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      condition,
      fc.record({ not: tie("tree") }),
      fc.record({ word: fc.constantFrom("and", "or"), terms: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }) }),
    ),
  }));
  type Tree = { not?: Tree; word?: string; terms?: Tree[]; subject?: string; operator?: string; value?: string };
  const write = ({ not, word, terms, subject, operator = "", value = "" }: Tree): string => {
    if (not) return `not(${write(not)})`;
    if (terms) return terms.map((term) => `(${write(term)})`).join(` ${word} `);
    const quoted = value.includes("'") ? `"${value}"` : `'${value}'`;
    return `${subject} ${operator} ${operator.endsWith("in") ? `[${quoted}]` : quoted}`;
  };
  const shapeOf = (query: Query): unknown =>
    query.kind === "condition"
      ? {
          subject: query.subject.kind === "attribute" ? `attribute:${query.subject.name}` : query.subject.kind,
          operator: query.operator,
          value: query.values[0],
        }
      : query.kind === "not"
        ? { not: shapeOf(query.term) }
        : { word: query.kind, terms: query.terms.map(shapeOf) };
  fc.assert(
    fc.property(tree, (node) => {
      const expression = write(node as Tree);
      fc.pre(expression.length <= 2000);
      expect(shapeOf(parseQuery(expression))).toEqual(node);
    }),
    { numRuns: 500 },
  );
});
