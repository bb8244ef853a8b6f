import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assembly, ServiceSchema, TypeRef } from "@stowage/model";
import { schema as autoscaling } from "@stowage/model/autoscaling";
import { schema as ecs } from "@stowage/model/ecs";
import { schema as elbv2 } from "@stowage/model/elbv2";
import { knownPacks } from "../src/apply-checks.js";
import { check, checkDocument, checkRunTask, checkService, checkTaskDefinition, describedIn } from "../src/index.js";
import { isAtOrBelow, pointer } from "../src/pointer.js";
import type { Diagnostic } from "@stowage/model";

const packs = knownPacks;

/** Values of roughly the right shape: each member is often of its type, sometimes of another, sometimes not there. */
function roughly(schema: ServiceSchema, ref: TypeRef, depth: number): fc.Arbitrary<unknown> {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constant(null), fc.constant("{{ x }}"), fc.constant(""), fc.constant(-1));
  const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: odd });
  if (Array.isArray(ref)) {
    const item = roughly(schema, ref[1] as TypeRef, depth);
    return mostly(ref[0] === "list" ? fc.array(item, { maxLength: 3 }) : fc.dictionary(words, item, { maxKeys: 3 }));
  }
  const name = ref as string;
  if (name.startsWith("@")) {
    const members = Object.entries(schema.structures[name.slice(1)]!.members);
    if (depth === 0) return fc.constant({});
    return mostly(
      fc.record(Object.fromEntries(members.map(([member, own]) => [member, roughly(schema, own, depth - 1)])), { requiredKeys: [] }),
    );
  }
  if (name.startsWith("=")) return mostly(fc.constantFrom(...schema.enums[name.slice(1)]!));
  if (name === "number") return mostly(fc.oneof(fc.integer(), fc.integer({ min: 0, max: 400 })));
  if (name === "boolean") return mostly(fc.boolean());
  return mostly(words);
}

const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("app", "db", "web", "256", "512", "arn:aws:iam::123456789012:role/x", "awslogs-group"),
  fc.string(),
);

function request(operation: string): fc.Arbitrary<unknown> {
  return roughly(ecs, `@${ecs.operations[operation]!.input}`, 5);
}

function expectWellFormed(diagnostics: readonly Diagnostic[]): void {
  for (const { rule, severity, path, message, hint } of diagnostics) {
    expect(rule).toMatch(/^[a-z0-9-]+$/);
    expect(["error", "warning"]).toContain(severity);
    expect(path === "" || path.startsWith("/")).toBe(true);
    expect(message.length > 0 && hint.length > 0).toBe(true);
  }
}

describe("checks never throw, and always answer with findings that have a path", () => {
  it("on any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const diagnostics of [
          checkDocument(value, { packs }).diagnostics,
          checkTaskDefinition(value, { packs }),
          checkService(value, { packs, taskDefinition: value as never, cluster: value as never }),
          checkRunTask(value, { packs }),
          check(value as unknown as Assembly, { packs }),
        ]) {
          expectWellFormed(diagnostics);
        }
      }),
    );
  });

  it("on task definitions, services and tasks that are nearly right", () => {
    fc.assert(
      fc.property(request("RegisterTaskDefinition"), request("CreateService"), request("RunTask"), (task, service, run) => {
        expectWellFormed(checkTaskDefinition(task, { packs }));
        expectWellFormed(checkService(service, { packs, taskDefinition: task as never }));
        expectWellFormed(checkRunTask(run, { packs, taskDefinition: task as never }));
      }),
      { numRuns: 150 },
    );
  });

  it.each(["DescribeServices", "DescribeClusters", "DescribeCapacityProviders", "CreateCluster", "CreateCapacityProvider"])(
    "on answers of %s that are nearly right",
    (operation) => {
      fc.assert(
        fc.property(roughly(ecs, `@${ecs.operations[operation]!.output}`, 6), (answer) => {
          const { kind, diagnostics } = checkDocument(answer, { packs });
          expectWellFormed(diagnostics);
          const places = kind.startsWith("described-") ? describedIn(answer).map(({ at }) => pointer(at)) : [""];
          for (const { path } of diagnostics) expect(places.some((place) => isAtOrBelow(path, place))).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("on Assemblies that are nearly right", () => {
    const of = (schema: ServiceSchema, structure: string): fc.Arbitrary<unknown> => roughly(schema, `@${structure}`, 5);
    const oddly = (list: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      fc.oneof({ weight: 6, arbitrary: fc.array(list, { maxLength: 2 }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
    const balancer = fc.record(
      {
        loadBalancer: of(elbv2, "CreateLoadBalancerInput"),
        targetGroups: oddly(of(elbv2, "CreateTargetGroupInput")),
        listeners: oddly(of(elbv2, "CreateListenerInput")),
        rules: oddly(of(elbv2, "CreateRuleInput")),
      },
      { requiredKeys: [] },
    );
    const group = fc.record(
      { autoScalingGroup: of(autoscaling, "CreateAutoScalingGroupType"), launchTemplate: fc.jsonValue({ maxDepth: 2 }) },
      { requiredKeys: [] },
    );
    const sections = fc.record(
      {
        clusters: fc.dictionary(words, request("CreateCluster"), { maxKeys: 2 }),
        capacityProviders: fc.dictionary(words, request("CreateCapacityProvider"), { maxKeys: 2 }),
        taskDefinitions: fc.dictionary(words, request("RegisterTaskDefinition"), { maxKeys: 2 }),
        services: fc.dictionary(words, request("CreateService"), { maxKeys: 2 }),
        loadBalancers: fc.dictionary(words, balancer, { maxKeys: 2 }),
        autoScalingGroups: fc.dictionary(words, group, { maxKeys: 2 }),
        scaling: fc.dictionary(words, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 2 }),
        tasks: fc.dictionary(words, fc.record({ request: request("RunTask") }), { maxKeys: 2 }),
        checks: fc.jsonValue(),
        local: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(sections, (value) => {
        expectWellFormed(check({ ...value, format: "stowage/assembly@1", app: "x" } as unknown as Assembly, { packs }));
      }),
      { numRuns: 60 },
    );
  });
});
