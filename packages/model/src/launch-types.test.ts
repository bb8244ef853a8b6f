import { describe, expect, it } from "vitest";
import { schema } from "./ecs/index.js";
import { isAvailable, logDriversOf, serviceFields, taskDefinitionFields } from "./launch-types.js";
import type { LaunchFields } from "./launch-types.js";
import type { TypeRef } from "./schema.js";

const tables: [string, LaunchFields][] = [
  ["RegisterTaskDefinitionRequest", taskDefinitionFields],
  ["CreateServiceRequest", serviceFields],
];

describe.each(tables)("the launch type matrix of %s", (structure, fields) => {
  it.each(Object.entries(fields))("has %s, which exists, with values that exist, a source and a date", (path, field) => {
    const values = valuesOf(typeAt(structure, path));
    for (const taken of Object.values(field.only ?? {})) for (const value of taken) expect(values ?? [value]).toContain(value);
    expect(Object.keys(field.only ?? {}).filter((target) => field.not?.includes(target as never))).toEqual([]);
    expect(field.not !== undefined || field.only !== undefined).toBe(true);
    expect(field.source).not.toBe("");
    expect(field.asOf).toMatch(/^20\d\d-\d\d$/);
  });
});

describe("a field", () => {
  it.each([
    ["privileged", "fargate", undefined, false],
    ["privileged", "ec2", undefined, true],
    ["privileged", "managed-instances", undefined, true],
    ["dockerLabels", "managed-instances", undefined, false],
    ["linuxParameters.devices", "ec2", undefined, true],
    ["linuxParameters.devices", "fargate-windows", undefined, false],
    ["linuxParameters.initProcessEnabled", "ec2-windows", undefined, false],
    ["linuxParameters.capabilities.add", "fargate", "SYS_PTRACE", true],
    ["linuxParameters.capabilities.add", "fargate", "NET_ADMIN", false],
    ["resourceRequirements[].type", "fargate", undefined, false],
    ["resourceRequirements[].type", "managed-instances", "NeuronDevice", true],
    ["image", "external", undefined, true],
  ] as const)("%s on %s with %s: %s", (name, target, value, available) =>
    expect(isAvailable(taskDefinitionFields, `containerDefinitions[].${name}`, target, value)).toBe(available),
  );
});

it("log drivers differ by launch target", () => {
  expect(logDriversOf("fargate")).toEqual(["awsfirelens", "awslogs", "splunk"]);
  expect(logDriversOf("managed-instances")).toContain("json-file");
  expect([...logDriversOf("ec2")].sort()).toEqual([...schema.enums["LogDriver"]!].sort());
  expect(logDriversOf("ec2-windows")).not.toContain("awsfirelens");
});

function typeAt(structure: string, path: string): TypeRef {
  let ref: TypeRef = `@${structure}`;
  for (const part of path.split(".")) {
    const name = part.replace("[]", "");
    const members: Record<string, TypeRef> = schema.structures[String(ref).slice(1)]?.members ?? {};
    expect(Object.keys(members), `${path} at ${name}`).toContain(name);
    ref = members[name]!;
    if (part.endsWith("[]")) ref = (ref as readonly ["list", TypeRef])[1];
  }
  return ref;
}

/** The enum that limits a member, or the elements of a list. */
function valuesOf(ref: TypeRef): readonly string[] | undefined {
  if (Array.isArray(ref)) return valuesOf((ref as readonly ["list", TypeRef])[1]);
  return String(ref).startsWith("=") ? schema.enums[String(ref).slice(1)] : undefined;
}
