import { ClusterQueryError } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileQuery } from "./compile.js";
import type { QueryTarget } from "./compile.js";

const target = (fields: Partial<QueryTarget> & { attributes?: Record<string, string>; groups?: string[] } = {}): QueryTarget => ({
  agentConnected: true,
  agentVersion: "1.14.5",
  ec2InstanceId: "i-abcd1234",
  registeredAt: Date.UTC(2018, 1, 13, 12),
  runningTasksCount: fields.groups?.length ?? 1,
  attribute: (name) => fields.attributes?.[name],
  taskGroups: () => fields.groups ?? [],
  ...fields,
});

const selects = (expression: string, ...args: Parameters<typeof target>) => compileQuery(expression).test(target(...args));

// Source: Amazon ECS Developer Guide, cluster query language, and task placement constraints: the examples of both pages.
describe("the guide's examples", () => {
  const type = (value: string) => ({ attributes: { "ecs.instance-type": value } });
  const zone = (value: string) => ({ attributes: { "ecs.availability-zone": value } });
  const both = (instanceType: string, az: string) => ({ attributes: { "ecs.instance-type": instanceType, "ecs.availability-zone": az } });
  it.each<[string, Parameters<typeof target>[0], Parameters<typeof target>[0]]>([
    ["attribute:ecs.instance-type == t2.small", type("t2.small"), type("t2.medium")],
    ["attribute:ecs.availability-zone in [us-east-1a, us-east-1b]", zone("us-east-1b"), zone("us-east-1c")],
    [
      "attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d",
      both("g2.2xlarge", "us-east-1a"),
      both("g2.2xlarge", "us-east-1d"),
    ],
    ["task:group == service:production", { groups: ["family:a", "service:production"] }, { groups: ["service:productions"] }],
    ["not(task:group == database)", { groups: ["web"] }, { groups: ["web", "database"] }],
    ["runningTasksCount == 1", { runningTasksCount: 1 }, { runningTasksCount: 0 }],
    ["agentVersion < 1.14.5", { agentVersion: "1.9.12" }, { agentVersion: "1.14.5" }],
    ["registeredAt < 2018-02-13", { registeredAt: Date.UTC(2018, 1, 12, 23) }, { registeredAt: Date.UTC(2018, 1, 13) }],
    ["ec2InstanceId in ['i-abcd1234', 'i-wxyx7890']", { ec2InstanceId: "i-wxyx7890" }, { ec2InstanceId: "i-0" }],
    ["attribute:stack == prod", { attributes: { stack: "prod" } }, { attributes: { stack: "test" } }],
    ["attribute:stack != prod", { attributes: { stack: "test" } }, { attributes: {} }],
    ["attribute:ecs.instance-type in [t2.small, t2.medium]", type("t2.medium"), type("t2.large")],
    [
      "attribute:ecs.instance-type =~ t2.* and attribute:ecs.availability-zone == us-east-1a",
      both("t2.micro", "us-east-1a"),
      both("m4.large", "us-east-1a"),
    ],
    ["task:group == databases", { groups: ["databases"] }, { groups: [] }],
  ])("%s", (expression, yes, no) => {
    expect(selects(expression, yes)).toBe(true);
    expect(selects(expression, no)).toBe(false);
  });

  it.each(["2018-06-18T22:28:28+00:00", "2018-06-18T22:28:28Z", "2018-06-18T22:28:28", "2018-06-18"])("reads the date %s", (date) => {
    expect(selects(`registeredAt >= ${date}`, { registeredAt: Date.UTC(2018, 5, 18, 22, 28, 28) })).toBe(true);
    expect(selects(`registeredAt > ${date}`, { registeredAt: Date.UTC(2018, 5, 17, 22, 28, 28) })).toBe(false);
  });
});

describe("each operator, by symbol and by name", () => {
  const attributes = { stack: "b", size: "10", note: "" };
  it.each<[string, string, boolean]>([
    ["attribute:stack == b", "attribute:stack equals b", true],
    ["attribute:stack == a", "attribute:stack equals a", false],
    ["attribute:stack != a", "attribute:stack not_equals a", true],
    ["attribute:stack != b", "attribute:stack not_equals b", false],
    ["attribute:none != b", "attribute:none not_equals b", false],
    ["attribute:stack exists", "attribute:note exists", true],
    ["attribute:none exists", "attribute:other exists", false],
    ["attribute:none !exists", "attribute:none not_exists", true],
    ["attribute:note !exists", "attribute:stack not_exists", false],
    ["attribute:stack in [a, b]", "attribute:stack in ['a','b']", true],
    ["attribute:stack in [a]", 'attribute:stack in ["a"]', false],
    ["attribute:stack !in [a, c]", "attribute:stack not_in [a, c]", true],
    ["attribute:stack !in [a, b]", "attribute:stack not_in [a, b]", false],
    ["attribute:none !in [a]", "attribute:none not_in [a]", false],
    ["attribute:stack =~ [abc]", "attribute:stack matches (a|b)", true],
    ["attribute:stack =~ a.*", "attribute:stack matches 'a.*'", false],
    ["attribute:stack !~ a.*", "attribute:stack not_matches a.*", true],
    ["attribute:stack !~ b", "attribute:stack not_matches b", false],
    ["attribute:none !~ b", "attribute:none not_matches b", false],
    ["attribute:size > 9", "attribute:size greater_than 9", true],
    ["attribute:size >= 10", "attribute:size greater_than_equal 10", true],
    ["attribute:size < 10", "attribute:size less_than 10", false],
    ["attribute:size <= 10", "attribute:size less_than_equal 10", true],
    ["runningTasksCount > 0", "runningTasksCount greater_than 0", true],
    ["runningTasksCount < 1", "runningTasksCount less_than 1", false],
    ["runningTasksCount != 3", "runningTasksCount not_equals 3", true],
    ["agentConnected == true", "agentConnected equals true", true],
    ["agentConnected in [false]", "agentConnected matches f.*", false],
    ["agentVersion >= 1.14", "agentVersion greater_than_equal 1.14.5", true],
    ["agentVersion > 1.14.5", "agentVersion greater_than 1.15", false],
    ["ec2InstanceId =~ i-abc.*", "ec2InstanceId not_equals i-0", true],
    ["task:group in [service:a, service:b]", "task:group =~ service:.", true],
    ["task:group !in [service:b]", "task:group not_equals service:b", false],
    ["task:group !~ family:.*", "task:group != service:c", true],
  ])("%s", (symbol, name, expected) => {
    const fields = { attributes, groups: ["service:b"] };
    expect(selects(symbol, fields)).toBe(expected);
    expect(selects(name, fields)).toBe(expected);
  });
});

describe("and, or, not and parentheses", () => {
  const holds = { a: "attribute:a == 1", b: "attribute:b == 1", c: "attribute:c == 1" };
  it.each<[string, (a: boolean, b: boolean, c: boolean) => boolean]>([
    ["A and B or C", (a, b, c) => (a && b) || c],
    ["A or B and C", (a, b, c) => a || (b && c)],
    ["(A or B) and C", (a, b, c) => (a || b) && c],
    ["not A and B", (a, b) => !a && b],
    ["not(A and B)", (a, b) => !(a && b)],
    ["!A || !(B && C)", (a, b, c) => !a || !(b && c)],
    ["not not A", (a) => a],
    ["((A)) && ((B))", (a, b) => a && b],
  ])("%s", (shape, expected) => {
    const expression = shape.replace(/[ABC]/g, (letter) => holds[letter.toLowerCase() as "a"]);
    for (let bits = 0; bits < 8; bits++) {
      const [a, b, c] = [1, 2, 4].map((bit) => (bits & bit) !== 0) as [boolean, boolean, boolean];
      expect(selects(expression, { attributes: { a: a ? "1" : "0", b: b ? "1" : "0", c: c ? "1" : "0" } })).toBe(expected(a, b, c));
    }
  });
});

describe("a value that its subject cannot have is refused at its character", () => {
  it.each<[expression: string, index: number, problem: RegExp]>([
    ["attribute:a =~ (b", 15, /This \( is not closed/],
    ["attribute:a =~ 'x(?<=y)'", 17, /Look-around/],
    ["attribute:a =~ b**+", 18, /Possessive/],
    ["runningTasksCount == many", 21, /whole number/],
    ["agentConnected == yes", 18, /`true` or `false`/],
    ["agentVersion < new", 15, /version/],
    ["registeredAt < 2018-02-30", 15, /date/],
    ["attribute:a == b and ec2InstanceId in [x, y] or agentConnected in [true, 'no']", 74, /`true` or `false`/],
  ])("%s", (expression, index, problem) => {
    expect(() => compileQuery(expression)).toThrow(expect.objectContaining({ index, problem: expect.stringMatching(problem) }));
  });
});

describe("whatever the input", () => {
  const piece = fc.constantFrom(
    ...["attribute:a", "task:group", "runningTasksCount", "agentVersion", "registeredAt", "ec2InstanceId", "agentConnected"],
    ...["==", "!=", ">", "<=", "=~", "!~", "in", "!in", "exists", "!exists", "not_in", "matches", "equals"],
    ...["and", "or", "not", "&&", "||", "!", "(", ")", "[", "]", ",", "'", '"', " ", "  ", "\t", "\n", "a", "1", "1.2.3", "2018-01-01"],
    ...["t2.*", "(a+)+", "[a-", "\\", "\\Q", "{2,1}", "a{1000}{1000}", "(?i)x", "^", "$", "*", "é", "\u0000", "service:x"],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(" ")),
    fc.string(),
  );

  it("is read, or refused at a character", () => {
    fc.assert(
      fc.property(text, (expression) => {
        try {
          const { test } = compileQuery(expression);
          expect(typeof test(target({ attributes: { a: "a".repeat(100) }, groups: ["service:x"] }))).toBe("boolean");
        } catch (error) {
          expect(error).toBeInstanceOf(ClusterQueryError);
          const { index } = error as ClusterQueryError;
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThanOrEqual(expression.length);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
