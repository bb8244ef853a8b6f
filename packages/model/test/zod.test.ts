import * as fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type { RegisterTaskDefinitionRequest } from "../src/ecs/index.js";
import { requestValidators as scalingValidators, schema as scalingTables } from "../src/application-autoscaling/index.js";
import { requestValidators as groupValidators, schema as groupTables } from "../src/autoscaling/index.js";
import { requestValidators as cloudWatchValidators, schema as cloudWatchTables } from "../src/cloudwatch/index.js";
import { requestValidators as ec2Validators, schema as ec2Tables } from "../src/ec2/index.js";
import { requestValidators as ecsValidators, schema as ecsTables } from "../src/ecs/index.js";
import { requestValidators as elbv2Validators, schema as elbv2Tables } from "../src/elbv2/index.js";
import { requestValidators as logsValidators, schema as logsTables } from "../src/logs/index.js";
import type { ServiceSchema } from "../src/schema.js";
import { requestValidators as discoveryValidators, schema as discoveryTables } from "../src/servicediscovery/index.js";
import type { Check } from "../src/shape-checks.js";
import { escapePointer } from "../src/validation.js";
import type { Issue } from "../src/validation.js";
import * as zod from "../src/zod/index.js";
import { arbitraryOf, mutated } from "./arbitrary.js";
import { corpus } from "./corpus.js";

interface Subject {
  readonly tables: ServiceSchema;
  readonly validators: Readonly<Record<string, Check>>;
  readonly requests: Readonly<Record<string, z.ZodType>>;
}

const subjects: [string, Subject][] = [
  ["ECS", { tables: ecsTables, validators: ecsValidators, requests: zod.ecs.requests }],
  ["Cloud Map", { tables: discoveryTables, validators: discoveryValidators, requests: zod.serviceDiscovery.requests }],
  ["Application Auto Scaling", { tables: scalingTables, validators: scalingValidators, requests: zod.applicationAutoScaling.requests }],
  ["CloudWatch", { tables: cloudWatchTables, validators: cloudWatchValidators, requests: zod.cloudWatch.requests }],
  ["CloudWatch Logs", { tables: logsTables, validators: logsValidators, requests: zod.logs.requests }],
  ["ELBv2", { tables: elbv2Tables, validators: elbv2Validators, requests: zod.elbv2.requests }],
  ["EC2 Auto Scaling", { tables: groupTables, validators: groupValidators, requests: zod.autoScaling.requests }],
  ["EC2", { tables: ec2Tables, validators: ec2Validators, requests: zod.ec2.requests }],
] as unknown as [string, Subject][];

describe.each(subjects)("the zod schemas of %s", (_, { tables, validators, requests }) => {
  const operations = Object.keys(tables.operations);
  const requestOf = (operation: string): fc.Arbitrary<[string, unknown]> =>
    arbitraryOf(tables, tables.operations[operation]!.input).map((value) => [operation, value]);

  it("are there for every operation", () => {
    expect(Object.keys(requests)).toEqual(operations);
    for (const operation of operations) expect(requests[operation]?.safeParse(7).success).toBe(false);
  });

  it("accept what the tables say, and give it back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...operations).chain(requestOf), ([operation, value]) => {
        expect(issuesOf(validators[operation]!, value)).toEqual([]);
        const result = requests[operation]!.safeParse(value);
        expect(result.error).toBeUndefined();
        expect(JSON.stringify(result.data).length).toBeGreaterThan(0);
      }),
    );
  });

  it("find what the generated validators find, at the same places", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...operations)
          .chain((operation) => fc.tuple(fc.constant(operation), mutated(requestOf(operation).map(([, value]) => value)))),
        ([operation, value]) => {
          const issues = issuesOf(validators[operation]!, value);
          expect(placesOf(requests[operation]!.safeParse(value))).toEqual([...new Set(issues.map(({ path }) => path))].sort());
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("the zod schemas", () => {
  const register = zod.ecs.requests.RegisterTaskDefinition;
  const definition = { family: "web", containerDefinitions: [{ name: "app", image: "nginx" }] };

  it("are typed by the generated interfaces", () => {
    expectTypeOf<z.infer<typeof register>>().toEqualTypeOf<RegisterTaskDefinitionRequest>();
    expectTypeOf(zod.elbv2.parts.Action).toExtend<z.ZodType<{ Type: string | undefined }>>();
  });

  it("are made once", () => expect(zod.ecs.requests.RegisterTaskDefinition).toBe(register));

  it("drop nulls, as AWS does, and read times as the SDK takes them", () => {
    expect(register.parse({ ...definition, cpu: null })).toEqual(definition);
    const tick = zod.applicationAutoScaling.requests.PutScheduledAction.parse({
      ServiceNamespace: "ecs",
      ScheduledActionName: "night",
      ResourceId: "service/main/web",
      ScalableDimension: "ecs:service:DesiredCount",
      StartTime: 1_700_000_000,
    });
    expect(tick.StartTime).toEqual(new Date("2023-11-14T22:13:20Z"));
  });

  it("want exactly one member of a union", () => {
    const window = zod.cloudWatch.parts.EvaluationWindow;
    expect(window.safeParse({}).success).toBe(false);
    expect(window.safeParse({ WallClockWindow: { Timezone: "UTC" }, SlidingWindow: {} }).success).toBe(false);
  });

  it.skipIf(corpus().length === 0)("agree with the generated validators on the corpus", () => {
    for (const { name, value } of corpus()) {
      const places = [...new Set(issuesOf(ecsValidators["RegisterTaskDefinition"]!, value).map(({ path }) => path))].sort();
      expect([name, placesOf(register.safeParse(value))]).toEqual([name, places]);
    }
  });
});

function issuesOf(validate: Check, value: unknown): Issue[] {
  const out: Issue[] = [];
  validate(value, out);
  return out;
}

function placesOf({ error }: z.ZodSafeParseResult<unknown>): string[] {
  const places = (error?.issues ?? []).flatMap((issue) => {
    const at = issue.path.map((segment) => `/${escapePointer(String(segment))}`).join("");
    return issue.code === "unrecognized_keys" ? issue.keys.map((key) => `${at}/${escapePointer(key)}`) : [at];
  });
  return [...new Set(places)].sort();
}
