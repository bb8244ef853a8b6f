import type { Assembly, Diagnostic } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { fargate, service } from "../../test/fixtures.js";
import { check } from "../check.js";
import { checkDocument } from "../check-document.js";
import { checkRequest } from "../check-request.js";
import { compatibilitiesOf } from "../compatibilities.js";
import { iamFor } from "../iam/iam-for.js";
import type { Context, SubjectName, Subjects } from "../rule.js";
import { definePolicy } from "./define-policy.js";
import type { Policy } from "./define-policy.js";
import { readOnly } from "./read-only.js";

const task = (): RegisterTaskDefinitionRequest =>
  fargate({ tags: [{ key: "owner", value: "shop" }] }, { name: "app", command: ["b", "a"] }, { name: "sidecar", essential: false });

function policy<O extends SubjectName>(on: O, look: (subject: Subjects[O], context: Context) => void): Policy {
  const spec = { severity: "error", messages: { never: "Never." }, hint: "Nothing." } as const;
  return definePolicy({ ...spec, id: "acme-changer", on, check: (subject, _, context) => look(subject, context) });
}

const failures = (found: readonly Diagnostic[]): Diagnostic[] => found.filter(({ rule }) => rule === "policy-failed");

describe("a policy that tries to change its subject", () => {
  const ways: readonly (readonly [way: string, change: (subject: RegisterTaskDefinitionRequest) => unknown, place: string])[] = [
    ["assigns to a member", (own) => (own.cpu = "512"), '"/cpu" of its subject'],
    ["assigns to a member below", (own) => (own.containerDefinitions[1]!.image = "x"), '"/containerDefinitions/1/image" of its subject'],
    ["adds a member", (own) => (own.taskRoleArn = "x"), '"/taskRoleArn" of its subject'],
    ["assigns what is there already", (own) => Object.assign(own, { family: own.family }), '"/family" of its subject'],
    ["deletes a member", (own) => delete own.tags, '"/tags" of its subject'],
    ["defines a member", (own) => Object.defineProperty(own, "cpu", { value: "512" }), '"/cpu" of its subject'],
    ["freezes its subject", (own) => Object.freeze(own), "its subject"],
    [
      "gives a container a prototype",
      (own) => Object.setPrototypeOf(own.containerDefinitions[0], null),
      '"/containerDefinitions/0" of its subject',
    ],
    ["pushes", (own) => own.tags!.push({ key: "a" }), '"/tags/1" of its subject'],
    ["pops", (own) => own.tags!.pop(), '"/tags/0" of its subject'],
    ["unshifts", (own) => own.tags!.unshift({ key: "a" }), '"/tags/1" of its subject'],
    ["splices", (own) => own.containerDefinitions.splice(0, 1), '"/containerDefinitions/0" of its subject'],
    ["sorts in place", (own) => own.containerDefinitions[0]!.command!.sort(), '"/containerDefinitions/0/command/0" of its subject'],
    ["reverses in place", (own) => own.containerDefinitions.reverse(), '"/containerDefinitions/0" of its subject'],
    ["fills", (own) => own.containerDefinitions[0]!.command!.fill("x"), '"/containerDefinitions/0/command/0" of its subject'],
    ["empties a list", (own) => (own.tags!.length = 0), '"/tags/length" of its subject'],
    [
      "changes what it found",
      (own) => own.containerDefinitions.filter(({ name }) => name === "sidecar").forEach((one) => (one.cpu = 1)),
      '"/containerDefinitions/1/cpu" of its subject',
    ],
    ["changes what it spread", (own) => ({ ...own }).tags!.push({ key: "a" }), '"/tags/1" of its subject'],
    [
      "changes what Object.values gave",
      (own) => Object.values(own.containerDefinitions)[0]!.command!.push("c"),
      '"/containerDefinitions/0/command/2" of its subject',
    ],
    [
      "changes by a descriptor",
      (own) => (Object.getOwnPropertyDescriptor(own, "tags")!.value as unknown[]).push({}),
      '"/tags/1" of its subject',
    ],
    ["runs as a sloppy script", (own) => new Function("own", "own.cpu = '512'")(own), '"/cpu" of its subject'],
  ];

  it.each(ways)("and %s fails, and changes nothing", (_, change, place) => {
    for (const subject of [task(), frozen(task())]) {
      const found = failures(checkRequest("taskDefinition", subject, {}, { policies: [policy("taskDefinition", change)] }));
      expect(found.map(({ message, path }) => `${path}: ${message}`)).toEqual([
        `: The policy "acme-changer" could not be checked: it tried to change ${place}, and subjects are read-only.`,
      ]);
      expect(found[0]?.hint).toContain("copy first");
      expect(subject).toEqual(task());
    }
  });

  it("fails where a placeholder hides a part of it too", () => {
    const subject = { ...task(), ephemeralStorage: "{{ storage }}" };
    const change = policy("taskDefinition", ({ containerDefinitions }) => (containerDefinitions[0]!.name = "x"));
    expect(failures(checkDocument(subject, { policies: [change] }).diagnostics).map(({ message }) => message)).toEqual([
      expect.stringContaining('it tried to change "/containerDefinitions/0/name" of its subject, and'),
    ]);
  });
});

describe("in an Assembly", () => {
  const shop = (): Assembly =>
    ({
      format: "stowage/assembly@1",
      app: "shop",
      clusters: { main: { clusterName: "main" } },
      taskDefinitions: { web: task() },
      services: { "main/web": service() },
    }) as Assembly;
  const said = (changing: Policy): string[] => {
    const assembly = shop();
    const found = failures(check(assembly, { policies: [changing] }));
    expect(assembly).toEqual(shop());
    return found.map(({ path, message }) => `${path}: ${/tried to change (.*), and/.exec(message)?.[1]}`);
  };

  it.each<[string, Policy, string]>([
    ["the subject", policy("service", (own) => (own.desiredCount = 3)), '/services/main~1web: "/desiredCount" of its subject'],
    [
      "the whole Assembly",
      policy("assembly", (own) => delete (own.taskDefinitions as Record<string, unknown>)["web"]),
      ': "/taskDefinitions/web" of its subject',
    ],
    [
      "the task definition of a service",
      policy("service", (_, { taskDefinition }) => (taskDefinition!.cpu = "512")),
      '/services/main~1web: "/assembly/taskDefinitions/web/cpu" of its context',
    ],
    [
      "the Assembly around",
      policy("cluster", (_, { assembly }) => ((assembly as { app: string }).app = "x")),
      '/clusters/main: "/assembly/app" of its context',
    ],
    [
      "the context",
      policy("cluster", (_, context) => ((context as { region?: string }).region = "x")),
      '/clusters/main: "/region" of its context',
    ],
  ])("%s cannot be changed, and the rest is still checked", (_, changing, wanted) => expect(said(changing)).toEqual([wanted]));

  it("what was kept from an earlier subject cannot be changed either", () => {
    let kept: { cpu?: string | undefined } | undefined;
    const keep = policy("taskDefinition", (own) => void (kept = own));
    check(shop(), { policies: [keep] });
    expect(said(policy("cluster", () => (kept!.cpu = "512")))).toEqual(["/clusters/main: an earlier subject"]);
  });

  it("the same object is the same wherever a policy is given it", () => {
    const seen = new Set<unknown>();
    const look = (on: SubjectName): Policy =>
      policy(on, (subject, { assembly, taskDefinition }) => {
        seen.add(on === "assembly" ? subject : assembly);
        expect(taskDefinition).toBe(on === "service" ? assembly!.taskDefinitions!["web"] : undefined);
        if (on === "taskDefinition") expect(subject).toBe(assembly!.taskDefinitions!["web"]);
      });
    expect(failures(check(shop(), { policies: (["taskDefinition", "service", "assembly"] as const).map(look) }))).toEqual([]);
    expect(seen.size).toBe(1);
  });
});

describe("what is read-only", () => {
  const raw = { ...task(), at: new Date(0) };
  const view = readOnly(raw);

  it.each<[string, unknown, unknown]>([
    ["JSON", JSON.parse(JSON.stringify(view)), JSON.parse(JSON.stringify(raw))],
    ["a spread", { ...view }, raw],
    ["a spread list", [...view.containerDefinitions], raw.containerDefinitions],
    ["Object.entries", Object.entries(view), Object.entries(raw)],
    ["Object.keys", Object.keys(view), Object.keys(raw)],
    ["in and hasOwn", ["cpu" in view, Object.hasOwn(view, "cpuu")], [true, false]],
    ["destructuring", (({ cpu, ...rest }) => [cpu, rest])(view), (({ cpu, ...rest }) => [cpu, rest])(raw)],
    ["Array.isArray", Array.isArray(view.containerDefinitions), true],
    ["toSorted", view.containerDefinitions[0]!.command!.toSorted(), ["a", "b"]],
    [
      "map, flatMap and find",
      view.containerDefinitions
        .map(({ name }) => name)
        .flatMap((name) => [name])
        .find((name) => name === "app"),
      "app",
    ],
    ["entries", [...view.containerDefinitions.entries()].map(([index, { name }]) => `${index}${name}`), ["0app", "1sidecar"]],
    ["concat", view.containerDefinitions.concat(raw.containerDefinitions).length, 4],
    ["a time", view.at.getTime(), 0],
    ["a text", readOnly("web"), "web"],
    ["nothing", readOnly(null), null],
    ["what is frozen", JSON.stringify(readOnly(frozen(task()))), JSON.stringify(task())],
    ["functions of the package", compatibilitiesOf(view), compatibilitiesOf(raw)],
  ])("can be looked at: %s", (_, looked, wanted) => expect(looked).toEqual(wanted));

  it("is taken by functions of the package that take an Assembly", () => {
    const shop = {
      format: "stowage/assembly@1",
      app: "shop",
      taskDefinitions: { web: task() },
      services: { "main/web": service() },
    } as Assembly;
    expect([check(readOnly(shop)), iamFor(readOnly(shop))]).toEqual([check(shop), iamFor(shop)]);
  });

  it("cannot be cloned structurally, and a policy that tries is told what to do", () => {
    const [found] = failures(
      checkRequest("taskDefinition", task(), {}, { policies: [policy("taskDefinition", (own) => structuredClone(own))] }),
    );
    expect(found).toMatchObject({ message: expect.stringContaining("`structuredClone`"), hint: expect.stringContaining("JSON.parse") });
  });
});

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
