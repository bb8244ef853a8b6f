import { schema as scaling } from "@stowage/model/application-autoscaling";
import { schema as cloudwatch } from "@stowage/model/cloudwatch";
import { schema } from "@stowage/model/ecs";
import { schema as elb } from "@stowage/model/elbv2";
import { schema as discovery } from "@stowage/model/servicediscovery";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { namesOf, type Coverage } from "./coverage.js";
import { events } from "./events.js";
import { neighbours } from "./neighbours.js";
import { reasons } from "./reasons.js";
import { refusals } from "./refusals.js";
import { states } from "./states.js";

const all: readonly Coverage[] = [...states, ...reasons, ...events, ...refusals, ...neighbours];
const schemas = { servicediscovery: discovery, "application-autoscaling": scaling, elbv2: elb, cloudwatch };

function codeOf(testFile: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${testFile}`, import.meta.url)), "utf8");
}

/** A test file's expectations, less those that something does not happen, and the tables that its cases come from. */
function expectationsOf(testFile: string): string {
  const code = codeOf(testFile);
  const expectations = [...code.matchAll(/\bexpect\([\s\S]*?;\n/g)].map(([text]) => text).filter((text) => !text.includes(".not."));
  const tables = [...code.matchAll(/\.each(?:<[^(]*>)?\(\[[\s\S]*?\](?: as const)?\)\(/g)].map(([text]) => text);
  const named = [...code.matchAll(/const (\w+)[^=\n]*= \[\n[\s\S]*?\n\](?: as const)?;/g)]
    .filter(([, name]) => new RegExp(`\\.each\\(${name}\\)|toEqual\\([^;]*\\b${name}\\b`).test(code))
    .map(([text]) => text);
  return [...expectations, ...tables, ...named].join("\n");
}

const known = new Map<string, string>();
function shows(testFile: string, name: string): boolean {
  const text = known.get(testFile) ?? expectationsOf(testFile);
  known.set(testFile, text);
  // A name is a word of its own: SCALE_UP is not shown by POST_SCALE_UP.
  return /^\w+$/.test(name) ? new RegExp(`\\b${name}\\b`).test(text) : text.includes(name);
}

describe("what AWS names has a test that expects it", () => {
  it.each(all.flatMap(({ kind, shown }) => Object.entries(shown).map(([testFile, names]) => [kind, testFile, names] as const)))(
    "%s, in %s",
    (_kind, testFile, names) => {
      expect(names.filter((name) => !shows(testFile, name))).toEqual([]);
    },
  );
});

it.each(all.filter((coverage) => coverage.enum !== undefined))("has every value of $enum: $kind", (coverage) => {
  const listed = namesOf(coverage).map((name) => name.replace(/^(?:HOOK|DAEMON_DEPLOYMENT)_/, ""));
  const { enums } = coverage.service ? schemas[coverage.service] : schema;
  expect(enums[coverage.enum!]!.filter((value) => !listed.includes(value))).toEqual([]);
});

it("is all shown on the virtual clock", () => {
  const files = new Set(all.flatMap(({ shown }) => Object.keys(shown)));
  expect([...files].filter((file) => !/clock: "virtual"|\b(?:rig|balancedRig|virtualClock)\(/.test(codeOf(file)))).toEqual([]);
});

/** What a request asks for or a setting says; nobody comes to be in it. */
const wishes = ["AutoRepairActionsStatus", "ManagedScalingStatus", "DeploymentLifecycleHookStage", "TaskDefinitionFamilyStatus"];

it("has every enum of states in ECS's model", () => {
  const listed = all.filter(({ service }) => service === undefined).map((coverage) => coverage.enum);
  const states = Object.keys(schema.enums).filter((name) => /(?:Status|StatusCode|State|Stage|StopCode|Connectivity)$/.test(name));
  expect(states.filter((name) => !listed.includes(name) && !wishes.includes(name))).toEqual([]);
});

it.each([
  ["ECS", schema, refusals],
  ["Cloud Map", discovery, neighbours],
  ["Application Auto Scaling", scaling, neighbours],
] as const)("has every exception of %s's model", (_name, { errors }, coverages: readonly Coverage[]) => {
  const listed = coverages.flatMap(namesOf);
  expect(Object.keys(errors).filter((name) => !listed.includes(name))).toEqual([]);
});

it("names nothing twice in a kind", () => {
  for (const coverage of all) expect([coverage.kind, new Set(namesOf(coverage)).size]).toEqual([coverage.kind, namesOf(coverage).length]);
});

it("does not take a word in a comment, an input or a longer name for a test", () => {
  expect(shows("test/states/refusals.test.ts", "EXTERNAL")).toBe(false);
  expect(shows("test/states/event-stream.test.ts", "PRE_SCALE_UP")).toBe(false);
  expect(shows("test/states/event-stream.test.ts", "SCALE_UP")).toBe(false);
});
