import { describe, expect, it } from "vitest";
import { flawless, service } from "../test/fixtures.js";
import { checkDocument } from "./check-document.js";

const found = (value: unknown): string[] => checkDocument(value).diagnostics.map(({ rule, path }) => `${rule} ${path}`);

describe("checkDocument", () => {
  it.each([
    ["a task definition", flawless(), "task-definition"],
    ["one without containers", { family: "web" }, "task-definition"],
    ["an answer of DescribeTaskDefinition", { taskDefinition: flawless(), tags: [] }, "described-task-definition"],
    [
      "what stands in that answer",
      { ...flawless(), taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1" },
      "described-task-definition",
    ],
    ["a service", service(), "service"],
    ["an Assembly", { format: "stowage/assembly@1", app: "shop" }, "assembly"],
    ["an object of nothing known", {}, "unknown"],
    ["a list", [], "unknown"],
    ["null", null, "unknown"],
  ])("tells %s", (_, value, kind) => expect(checkDocument(value).kind).toBe(kind));

  it("takes output-only members in describe form", () => {
    expect(found({ taskDefinition: { ...flawless(), revision: 3, status: "ACTIVE", compatibilities: ["EC2", "FARGATE"] } })).toEqual([]);
  });

  it("refuses output-only members in a request", () => {
    expect(found({ ...flawless(), revision: 3, status: "ACTIVE" })).toEqual(["unknown-field /revision", "unknown-field /status"]);
  });

  it("points into the described document as it is written", () => {
    expect(found({ taskDefinition: { ...flawless(), family: "a.b" }, tags: [{ key: 5 }] })).toEqual([
      "family-name /taskDefinition/family",
      "wrong-type /tags/0/key",
    ]);
  });

  it("warns of placeholders, and lets no rule judge them", () => {
    const document = { ...flawless(), family: "{{ family }}", networkMode: "${MODE}", cpu: "<CPU>", ephemeralStorage: "{{ storage }}" };
    expect(found(document)).toEqual([
      "template-placeholder /family",
      "template-placeholder /networkMode",
      "template-placeholder /cpu",
      "template-placeholder /ephemeralStorage",
    ]);
  });

  it("warns of a protocol in capitals, which AWS takes for tcp", () => {
    const document = flawless();
    document.containerDefinitions[0]!.portMappings = [{ containerPort: 80, protocol: "UDP" as "udp" }];
    const [first, ...rest] = checkDocument(document).diagnostics;
    expect([first?.rule, first?.severity, rest]).toEqual(["unknown-value", "warning", []]);
  });

  it("says what an unknown document could have been", () => {
    const [first] = checkDocument({ Resources: {} }).diagnostics;
    expect(first).toMatchObject({ rule: "unknown-document", severity: "error", path: "" });
    expect(first?.hint).toContain("CloudFormation");
  });
});
