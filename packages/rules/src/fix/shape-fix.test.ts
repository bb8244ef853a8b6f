import { describe, expect, it } from "vitest";
import { container, fargate } from "../../test/fixtures.js";
import { checkDocument } from "../check-document.js";
import { fixDocument } from "./fix-document.js";

const fixed = (document: unknown): ReturnType<typeof fixDocument> => fixDocument(document, (value) => checkDocument(value).diagnostics);

describe("findings about shape", () => {
  const mistyped = (change: object, ...containers: object[]): unknown => ({ ...fargate({}, ...(containers as [])), ...change });
  it.each<[string, unknown, string[]]>([
    ["a field one letter off", mistyped({ networkMod: "awsvpc", networkMode: undefined }), ['rename "networkMod" to "networkMode"']],
    ["letters that are swapped", mistyped({}, { imgae: "x:1", image: undefined }), ['rename "imgae" to "image"']],
    [
      "another letter case",
      mistyped({ ContainerDefinitions: [container()], containerDefinitions: undefined }),
      ['rename "ContainerDefinitions" to "containerDefinitions"'],
    ],
    [
      "fields within a field",
      mistyped({ containerDefinition: [{ ...container(), comand: ["x"] }], containerDefinitions: undefined }),
      ['rename "containerDefinition" to "containerDefinitions"', 'rename "comand" to "command"'],
    ],
    ["a field that is there already", mistyped({ networkMod: "awsvpc" }), []],
    ["a field two letters off", mistyped({ networkMd: "x" }), []],
    ["a field that two could be", mistyped({}, { cpx: 1 }), ['rename "cpx" to "cpu"']],
    ["a short field", mistyped({}, { x: 1 }), []],
    ["what only describe answers", mistyped({ revision: 3, status: "ACTIVE" }), ['remove "revision"', 'remove "status"']],
    ["an enum in another case", mistyped({ networkMode: "AwsVpc" }), ['write "awsvpc" at "networkMode"']],
    ["an enum one letter off", mistyped({ requiresCompatibilities: ["FARGTE"] }), ['write "FARGATE" at "requiresCompatibilities"[0]']],
    ["an enum that is none", mistyped({ networkMode: "vpc" }), []],
    ["a number that is to be text", mistyped({ cpu: 256, memory: 512 }), ['write "256" at "cpu"', 'write "512" at "memory"']],
    ["text that is to be a number", mistyped({}, { portMappings: [{ containerPort: "80" }] }), ['write 80 at "containerPort"']],
    ["text that is to be a boolean", mistyped({}, { essential: "True" }), ['write true at "essential"']],
    [
      "a boolean that is to be text",
      mistyped({}, { logConfiguration: { logDriver: "awslogs", options: { "awslogs-create-group": true } } }),
      ['write "true" at "awslogs-create-group"'],
    ],
    ["text that is no number", mistyped({}, { portMappings: [{ containerPort: "http" }] }), []],
    ["a list that is to be text", mistyped({ cpu: [256] }), []],
  ])("%s", (_, document, changes) => {
    const after = fixed(JSON.parse(JSON.stringify(document)));
    const shape = after.fixes.filter(({ rule }) => /^(unknown-field|unknown-value|wrong-type)$/.test(rule));
    expect(shape.map(({ change }) => change)).toEqual(changes);
    const left = after.diagnostics.filter(({ rule }) => /^(unknown-field|unknown-value|wrong-type)$/.test(rule));
    expect(left.length === 0).toBe(changes.length > 0);
  });
});
