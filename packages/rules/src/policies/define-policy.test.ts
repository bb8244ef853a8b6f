import type { Assembly } from "@stowage/model";
import { defineConfig } from "@stowage/model/inputs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { fargate, service } from "../../test/fixtures.js";
import { check } from "../check.js";
import { checkDocument } from "../check-document.js";
import { checkTaskDefinition } from "../check-task-definition.js";
import { definePolicy } from "./define-policy.js";

const ownRegistry = definePolicy({
  id: "acme-own-registry",
  severity: "error",
  on: "taskDefinition",
  docs: "https://wiki.acme.example/images",
  messages: { foreign: 'The image "{image}" is not from our registry.' },
  hint: "Push {image} to registry.acme.example first.",
  check(task, report) {
    expectTypeOf(task.family).toEqualTypeOf<string>();
    // @ts-expect-error a message that is not there
    if (task.family === "never") report("foreing", []);
    for (const [index, { image = "" }] of task.containerDefinitions.entries())
      if (!image.startsWith("registry.acme.example/")) report("foreign", ["containerDefinitions", index, "image"], { image });
  },
});

const tagged = definePolicy({
  id: "acme-tagged",
  severity: "warning",
  on: ["taskDefinition", "service"],
  messages: { untagged: "This {kind} names no owner." },
  hint: "Add the tag owner.",
  check({ tags = [] }, report, { on }) {
    if (!tags.some(({ key }) => key === "owner")) report("untagged", ["tags"], { kind: on });
  },
});

const shop = {
  format: "stowage/assembly@1",
  app: "shop",
  taskDefinitions: { web: fargate() },
  services: { "main/web": service() },
} as Assembly;
const policies = [ownRegistry, tagged];
const image = "/taskDefinitions/web/containerDefinitions/0/image";
const ours = (assembly: Assembly, options: Parameters<typeof check>[1] = { policies }): string[] =>
  check(assembly, options)
    .filter(({ rule }) => /^acme-|^policy-|suppress|unknown/.test(rule))
    .map(({ rule, severity, path }) => `${severity} ${rule} ${path}`);

describe("a policy", () => {
  it("finds things like a rule, with its own words and page", () => {
    const found = checkTaskDefinition(fargate(), { policies }).find(({ rule }) => rule === "acme-own-registry");
    expect(found).toEqual({
      rule: "acme-own-registry",
      severity: "error",
      path: "/containerDefinitions/0/image",
      message: 'The image "public.ecr.aws/nginx/nginx:1.27" is not from our registry.',
      hint: "Push public.ecr.aws/nginx/nginx:1.27 to registry.acme.example first.",
      docs: "https://wiki.acme.example/images",
    });
  });
  it("is given each subject of its kinds", () => {
    expect(ours(shop)).toEqual([
      `error acme-own-registry ${image}`,
      "warning acme-tagged /taskDefinitions/web/tags",
      "warning acme-tagged /services/main~1web/tags",
    ]);
    expect(checkDocument(service(), { policies }).diagnostics.map(({ rule }) => rule)).toContain("acme-tagged");
  });
  it("is given the whole Assembly if it asks for it", () => {
    const few = definePolicy({
      id: "acme-few-services",
      severity: "error",
      on: "assembly",
      messages: { many: "{count} services." },
      hint: "Split the app.",
      check({ services = {} }, report) {
        if (Object.keys(services).length > 0) report("many", ["services"], { count: Object.keys(services).length });
      },
    });
    expect(ours(shop, { policies: [few] })).toEqual(["error acme-few-services /services"]);
  });
  it("is what a configuration takes", () => expect(defineConfig({ entry: "shop.ts", policies }).policies).toBe(policies));
  it("is no answer of AWS", () => expect(checkTaskDefinition(fargate(), { policies, stage: "register" })).toEqual([]));
  it("says nothing where a placeholder stands", () =>
    expect(ours({ ...shop, taskDefinitions: { web: fargate({}, { image: "${IMAGE}" }) } } as Assembly)).not.toContain(
      `error acme-own-registry ${image}`,
    ));
});

describe("severities and suppressions", () => {
  it("hold for policies too", () => {
    const checks = {
      severity: { "acme-tagged": "off" },
      suppressions: [{ rule: "acme-own-registry", path: image, reason: "an image of AWS's" }],
    } as const;
    expect(ours({ ...shop, checks })).toEqual([]);
    expect(ours(shop, { policies, severity: { "acme-tagged": "error" } })).toContain("error acme-tagged /services/main~1web/tags");
  });
  it("name policies that do not exist, with the nearest", () => {
    const checks = { severity: { "acme-tagd": "off" } } as const;
    expect(check({ ...shop, checks }, { policies }).find(({ rule }) => rule === "unknown-rule")?.hint).toBe('Did you mean "acme-tagged"?');
  });
});

describe("a policy that fails", () => {
  const failing = (checkOf: () => unknown): string | undefined => {
    const policy = definePolicy({
      id: "acme-bad",
      severity: "error",
      on: "taskDefinition",
      messages: { a: "A." },
      hint: "B.",
      check: checkOf as () => void,
    });
    const [found] = checkTaskDefinition(fargate(), { policies: [policy] }).filter(({ rule }) => rule === "policy-failed");
    return found?.message;
  };
  it.each<[string, () => unknown, string]>([
    [
      "by throwing",
      () => (undefined as unknown as { x: { y: number } }).x.y,
      `The policy "acme-bad" could not be checked: Cannot read properties of undefined (reading 'x')`,
    ],
    [
      "by being asynchronous",
      async () => undefined,
      'The policy "acme-bad" could not be checked: `check` gave back a promise, and nothing waits for it.',
    ],
    [
      "by throwing what is no error",
      () => {
        throw Object.create(null) as Error;
      },
      'The policy "acme-bad" could not be checked: it threw something that is no error.',
    ],
    [
      "by throwing text",
      () => {
        throw "no";
      },
      'The policy "acme-bad" could not be checked: no',
    ],
  ])("%s is a finding", (_, checkOf, message) => expect(failing(checkOf)).toBe(message));
  it.each(["b", "toString"])("by the message %s, which is not there, is a finding", (name) => {
    const policy = definePolicy({
      id: "acme-bad",
      severity: "error",
      on: "taskDefinition",
      messages: { a: "A." },
      hint: "B.",
      check: (_, report) => report(name as "a", []),
    });
    expect(checkTaskDefinition(fargate(), { policies: [policy] }).map(({ message }) => message)).toContain(
      `The policy "acme-bad" could not be checked: it has no message "${name}".`,
    );
  });
});

describe("definePolicy refuses", () => {
  it.each([
    [{ id: "Acme Rule" }, "policy-id"],
    [{ id: "acme-" }, "policy-id"],
    [{ messages: {} }, "policy-messages"],
  ])("%j", (change, code) => {
    const spec = {
      id: "acme-x",
      severity: "error" as const,
      on: "service" as const,
      messages: { a: "A." },
      hint: "B.",
      check: () => undefined,
      ...change,
    };
    expect(() => definePolicy(spec as typeof spec & { messages: { a: string } })).toThrow(expect.objectContaining({ code }));
  });
});
