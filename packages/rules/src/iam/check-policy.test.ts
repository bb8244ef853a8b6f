import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPolicy } from "./check-policy.js";
import type { Need } from "./need.js";
import { policyOf } from "./policy-of.js";

const repository = "arn:aws:ecr:us-east-1:123456789012:repository/web";
const group = "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*";
const need = (action: string, resource: string, condition?: Need["condition"]): Need => ({
  action,
  resource,
  ...(condition && { condition }),
  why: "does its work",
  at: "/taskDefinitions/web",
  source: "https://example.com",
});
const needs: Need[] = [
  need("ecr:GetAuthorizationToken", "*"),
  need("ecr:BatchGetImage", repository),
  need("logs:CreateLogStream", group),
  need("logs:PutLogEvents", group),
];
const allow = (Action: unknown, Resource: unknown, more: object = {}): object => ({ Effect: "Allow", Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown, more: object = {}): object => ({ Effect: "Deny", Action, Resource, ...more });
const exact = policyOf(needs)!;
const and = (...statements: object[]): object => ({ Version: "2012-10-17", Statement: [...exact.Statement, ...statements] });
const findings = (policy: unknown, needed: readonly Need[] = needs): string[] =>
  checkPolicy(policy, needed).map(({ rule, path }) => `${rule} ${path}`);

describe("a policy that suffices", () => {
  it.each<[string, unknown]>([
    ["the exact one", exact],
    [
      "actions in another case",
      {
        Statement: [
          allow("ECR:getauthorizationtoken", "*"),
          allow("ecr:BatchGetImage", repository),
          allow(["logs:CreateLogStream", "logs:PUTLogEvents"], group),
        ],
      },
    ],
    ["a narrower resource beside", and(allow("logs:PutLogEvents", group.replace("*", "log-stream:x")))],
    [
      "a Deny about something else",
      and(deny("s3:*", "*"), deny("logs:PutLogEvents", "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/db:*")),
    ],
    ["a Deny of all but what is needed", and({ Effect: "Deny", NotAction: ["ecr:*", "logs:*"], Resource: "*" })],
    ["a Deny outside of the resources", and({ Effect: "Deny", Action: "logs:*", NotResource: group })],
  ])("%s", (_, policy) => expect(findings(policy)).toEqual([]));
});

describe("what lacks", () => {
  it.each<[string, unknown, string[]]>([
    ["everything", { Statement: [] }, ["iam-missing /Statement", "iam-missing /Statement", "iam-missing /Statement"]],
    [
      "another repository",
      {
        Statement: [
          allow("ecr:GetAuthorizationToken", "*"),
          allow(["logs:CreateLogStream", "logs:PutLogEvents"], group),
          allow("ecr:BatchGetImage", `${repository}2`),
        ],
      },
      ["iam-missing /Statement", "iam-excess /Statement/2/Resource"],
    ],
    [
      "an Allow of all but what is needed",
      { Statement: { Effect: "Allow", NotAction: ["logs:*", "ecr:*"], Resource: "*" } },
      ["iam-missing /Statement", "iam-missing /Statement", "iam-missing /Statement", "iam-excess /Statement/NotAction"],
    ],
    [
      "resources that are left out",
      { Statement: [{ Effect: "Allow", Action: "logs:*", NotResource: "*" }] },
      [
        "iam-missing /Statement",
        "iam-missing /Statement",
        "iam-missing /Statement",
        "iam-excess /Statement/0/Action",
        "iam-excess /Statement/0/NotResource",
      ],
    ],
  ])("%s", (_, policy, expected) => expect(findings(policy)).toEqual(expected));

  it("is named with the actions, the resource, the reason and the place", () => {
    const [first] = checkPolicy({ Statement: [allow("ecr:*", "*")] }, needs);
    expect(first?.message).toBe(
      `logs:CreateLogStream, logs:PutLogEvents on ${group} is not allowed; with it the role does its work (/taskDefinitions/web).`,
    );
    expect(first?.docs).toBe("https://example.com");
  });
});

describe("what is denied", () => {
  it.each<[string, unknown, string[]]>([
    ["by name", and(deny("logs:PutLogEvents", group)), ["iam-denied /Statement/3"]],
    ["by a wildcard", and(deny("*", "*")), ["iam-denied /Statement/3", "iam-denied /Statement/3", "iam-denied /Statement/3"]],
    ["by an empty condition", and(deny("logs:PutLogEvents", group, { Condition: {} })), ["iam-denied /Statement/3"]],
    ["by NotAction", and({ Effect: "Deny", NotAction: "ecr:*", Resource: "*" }), ["iam-denied /Statement/3"]],
    ["for a part", and(deny("logs:PutLogEvents", group.replace("*", "log-stream:a*"))), ["iam-undecided /Statement/3"]],
    [
      "under a condition",
      and(deny("logs:*", "*", { Condition: { Bool: { "aws:SecureTransport": "false" } } })),
      ["iam-undecided /Statement/3/Condition"],
    ],
  ])("%s", (_, policy, expected) => expect(findings(policy)).toEqual(expected));
});

describe("what cannot be decided", () => {
  const one = [need("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-??????")];
  const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";
  it.each<[string, unknown, string[]]>([
    [
      "a condition",
      { Statement: [allow(one[0]!.action, one[0]!.resource, { Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } })] },
      ["iam-undecided /Statement/0/Condition"],
    ],
    ["one of the secrets that the need may mean", { Statement: [allow(one[0]!.action, secret)] }, ["iam-undecided /Statement/0"]],
    [
      "a policy variable",
      {
        Version: "2012-10-17",
        Statement: [allow(one[0]!.action, "arn:aws:secretsmanager:us-east-1:123456789012:secret:${aws:PrincipalTag/app}-*")],
      },
      ["iam-undecided /Statement/0"],
    ],
  ])("%s", (_, policy, expected) => expect(findings(policy, one)).toEqual(expected));

  it("is no variable in the older version of the language", () => {
    const older = {
      Version: "2008-10-17",
      Statement: [allow(one[0]!.action, "arn:aws:secretsmanager:us-east-1:123456789012:secret:${a}-*")],
    };
    expect(findings(older, one)).toEqual(["iam-missing /Statement", "iam-excess /Statement/0/Resource"]);
  });

  it("is no narrower resource where an action is on none: that allows nothing", () => {
    const narrow = { Statement: [allow("ecr:GetAuthorizationToken", repository)] };
    expect(findings(narrow, [needs[0]!])).toContain("iam-missing /Statement");
    expect(findings(and(deny("ecr:GetAuthorizationToken", repository)))).toEqual([]);
  });
});

describe("what is granted beyond the need", () => {
  it.each<[string, unknown, string[]]>([
    ["an action", and(allow("s3:GetObject", "*")), ["iam-excess /Statement/3/Action"]],
    ["one action of several", and(allow(["logs:PutLogEvents", "logs:DeleteLogGroup"], group)), ["iam-excess /Statement/3/Action/1"]],
    ["a wildcard of actions", and(allow("ecr:*", repository)), ["iam-excess /Statement/3/Action"]],
    ["everything", and(allow("*", "*")), ["iam-excess /Statement/3/Action", "iam-excess /Statement/3/Resource"]],
    ["a broader resource", and(allow("logs:PutLogEvents", ["*"])), ["iam-excess /Statement/3/Resource/0"]],
    [
      "AWS's managed policy",
      { Statement: [allow(["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "logs:CreateLogStream", "logs:PutLogEvents"], "*")] },
      ["iam-excess /Statement/0/Resource"],
    ],
    ["all but some actions", and({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }), ["iam-excess /Statement/3/NotAction"]],
  ])("%s", (_, policy, expected) => expect(findings(policy)).toEqual(expected));

  it("is an action on a resource that another action of the statement needs", () => {
    const other = group.replace("web", "db");
    const both = [need("logs:PutLogEvents", group), need("logs:CreateLogGroup", other)];
    const crossed = { Statement: [allow(["logs:PutLogEvents", "logs:CreateLogGroup"], [group, other])] };
    expect(findings(crossed, both)).toEqual(["iam-excess /Statement/0/Resource/0", "iam-excess /Statement/0/Resource/1"]);
    expect(checkPolicy(crossed, both)[0]?.message).toBe(`logs:CreateLogGroup is not needed on ${group}.`);
  });
  it("is no action on a resource of another kind", () => {
    const both = [need("s3:GetObject", "arn:aws:s3:::b/*"), need("s3:GetBucketLocation", "arn:aws:s3:::b")];
    expect(
      findings({ Statement: [allow(["s3:GetObject", "s3:GetBucketLocation"], ["arn:aws:s3:::b", "arn:aws:s3:::b/*"])] }, both),
    ).toEqual([]);
    expect(
      findings({ Statement: [allow(["ecr:BatchGetImage", "ecr:GetAuthorizationToken"], "*"), ...exact.Statement.slice(1)] }),
    ).toContain("iam-excess /Statement/0/Resource");
  });

  it("says what to write instead", () => {
    const [first] = checkPolicy(and(allow("ecr:*", repository)), needs);
    expect(first?.hint).toBe("Write what is needed: ecr:BatchGetImage, ecr:GetAuthorizationToken.");
  });
});

describe("conditions of the need", () => {
  const condition = { StringEquals: { "aws:RequestTag/AmazonECSManaged": "true" } };
  const one = [need("ec2:CreateVolume", "arn:aws:ec2:us-east-1:123456789012:volume/*", condition)];
  it("are fulfilled by the same condition, however it is written", () => {
    const same = { StringEquals: { "aws:requesttag/AmazonECSManaged": ["true"] } };
    expect(findings({ Statement: [allow("ec2:CreateVolume", one[0]!.resource, { Condition: same })] }, one)).toEqual([]);
  });
  it("do not hide a broader resource", () => {
    const broad = { Statement: [allow("ec2:CreateVolume", "*", { Condition: condition })] };
    expect(findings(broad, one)).toEqual(["iam-excess /Statement/0/Resource"]);
    const other = { Statement: [allow("ec2:CreateVolume", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })] };
    expect(findings(other, one)).toEqual(["iam-undecided /Statement/0/Condition"]);
  });
  it("are missed where they lack", () => {
    expect(findings({ Statement: [allow("ec2:CreateVolume", one[0]!.resource)] }, one)).toEqual(["iam-excess /Statement/0"]);
  });
});

describe("what is no policy", () => {
  it.each<[unknown, string]>([
    [null, ""],
    ["text", ""],
    [{}, ""],
    [{ Statement: "x" }, ""],
    [{ Statement: [1] }, "/Statement/0"],
    [{ Statement: [{ Effect: "allow", Action: "*", Resource: "*" }] }, "/Statement/0/Effect"],
    [{ Statement: { Effect: "Allow", Resource: "*" } }, "/Statement/Action"],
    [{ Statement: [{ Effect: "Allow", Action: "*" }] }, "/Statement/0/Resource"],
    [{ Statement: [{ Effect: "Allow", Action: ["a:b", 1], Resource: "*" }] }, "/Statement/0/Action/1"],
    [{ Statement: [{ Effect: "Allow", Action: "a:b", NotAction: "a:b", Resource: "*" }] }, "/Statement/0/NotAction"],
    [{ Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }] }, "/Statement/0/Principal"],
    [{ Statement: [{ Effect: "Allow", NotPrincipal: "*", Action: "sts:AssumeRole" }] }, "/Statement/0/NotPrincipal"],
    [{ Version: "2012-10-18", Statement: [allow("*", "*")] }, "/Version"],
    [{ Statements: [], Statement: [allow("*", "*")] }, "/Statements"],
    [{ Statement: [allow("*", "*", { Conditions: {} })] }, "/Statement/0/Conditions"],
    [{ Statement: [allow("GetObject", "*")] }, "/Statement/0/Action"],
    [{ Statement: [allow("s3:GetObject", ["bucket/key"])] }, "/Statement/0/Resource/0"],
    [{ Statement: [allow("*", "*", { Sid: "a b" })] }, "/Statement/0/Sid"],
    [{ Statement: [allow("*", "*", { Sid: "a" }), allow("*", "*", { Sid: "a" })] }, "/Statement/1/Sid"],
    [{ Statement: [allow("*", "*", { Condition: "yes" })] }, "/Statement/0/Condition"],
    [{ Statement: [allow("*", "*", { Condition: null })] }, "/Statement/0/Condition"],
    [{ Statement: [allow("*", "*", { Condition: { StringEqual: { a: "b" } } })] }, "/Statement/0/Condition/StringEqual"],
    [{ Statement: [allow("*", "*", { Condition: { StringEquals: "b" } })] }, "/Statement/0/Condition/StringEquals"],
    [{ Statement: [allow("*", "*", { Condition: { StringEquals: { a: { b: 1 } } } })] }, "/Statement/0/Condition/StringEquals/a"],
    [{ Statement: [allow("*", "*", { Condition: { Null: { a: [null] } } })] }, "/Statement/0/Condition/Null/a"],
  ])("%j at %s", (policy, path) => expect(findings(policy)).toEqual([`iam-document ${path}`]));

  it.each<[string, unknown]>([
    [
      "every sort of operator",
      and(deny("s3:*", "*", { Condition: { "ForAllValues:StringNotEqualsIgnoreCase": { a: "b" }, ArnNotLike: { c: "d" } } })),
    ],
    [
      "numbers and booleans in a condition",
      and(deny("s3:*", "*", { Condition: { NumericLessThanEqualsIfExists: { a: 1 }, Bool: { b: true } } })),
    ],
    ["an id, and ids of statements", { Id: "x", ...and(deny("s3:*", "*", { Sid: "NoS3" }), deny("sqs:*", "*", { Sid: "" })) }],
    ["lists of nothing", and(deny([], []))],
  ])("is not %s", (_, policy) => expect(findings(policy)).toEqual([]));

  it("never throws", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void checkPolicy(value, needs)));
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void checkPolicy({ Statement: [{ Effect: "Allow", Action: value, Resource: value, Condition: value }] }, needs),
      ),
    );
  });
});

describe("for any needs", () => {
  const name = fc.constantFrom("s3:GetObject", "s3:PutObject", "ssm:GetParameters", "logs:PutLogEvents", "ecr:GetAuthorizationToken");
  const resource = fc.constantFrom(
    "*",
    "arn:aws:s3:::a/*",
    "arn:aws:s3:::a/b",
    "arn:aws:ssm:us-east-1:1:parameter/x",
    "arn:aws:logs:*:*:log-group:x:*",
  );
  const condition = fc.constantFrom<Need["condition"]>(
    undefined,
    undefined,
    { StringEquals: { "aws:SourceAccount": "1" } },
    { StringEquals: { k: ["b", "a"] } },
  );
  const any = fc.array(
    fc.tuple(name, resource, condition).map(([a, r, c]) => need(a, r, c)),
    { minLength: 1, maxLength: 8 },
  );

  it("the policy that is made for them grants them", () => {
    fc.assert(
      fc.property(any, (list) => void expect(checkPolicy(policyOf(list), list).filter(({ severity }) => severity === "error")).toEqual([])),
    );
  });
  it("and each of its statements is needed", () => {
    const distinct = fc.uniqueArray(
      fc.tuple(name, resource, condition).map(([a, r, c]) => need(a, r, c)),
      {
        minLength: 1,
        maxLength: 5,
        selector: ({ action }) => action,
      },
    );
    fc.assert(
      fc.property(distinct, fc.nat(), (list, pick) => {
        const { Statement } = policyOf(list)!;
        const gone = pick % Statement.length;
        const rules = findings({ Statement: Statement.filter((_, index) => index !== gone) }, list);
        expect(rules.length > 0 && rules.every((rule) => rule === "iam-missing /Statement")).toBe(true);
      }),
    );
  });
});
