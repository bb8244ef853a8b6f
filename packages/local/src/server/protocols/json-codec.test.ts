import { schema } from "@stowage/model/ecs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Encoded } from "../../services/encoded.js";
import { decodeInput } from "./decode-input.js";
import { encodeOutput } from "./encode-output.js";

describe("input", () => {
  test("is cut to what the model knows, at every depth, and nulls are absent", () => {
    const value = {
      family: "web",
      colour: "blue",
      cpu: null,
      tags: [{ key: "a", value: null, weight: 1 }],
      containerDefinitions: [
        { name: "app", dockerLabels: { "any thing": "x", none: null }, portMappings: [{ containerPort: 80, shape: "round" }], typo: {} },
      ],
    };
    expect(decodeInput(schema, "RegisterTaskDefinitionRequest", value)).toEqual({
      family: "web",
      tags: [{ key: "a" }],
      containerDefinitions: [{ name: "app", dockerLabels: { "any thing": "x" }, portMappings: [{ containerPort: 80 }] }],
    });
  });

  test("whose members have the names of every object's gets none of these", () => {
    const value = JSON.parse(
      '{"__proto__":{"family":"evil"},"constructor":"x","toString":"y","family":"web","containerDefinitions":[]}',
    ) as object;
    const decoded = decodeInput(schema, "RegisterTaskDefinitionRequest", value) as object;
    expect(Object.keys(decoded)).toEqual(["family", "containerDefinitions"]);
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  });
});

describe("output", () => {
  test("has the members that the model has, and no undefined ones", () => {
    const output = { cluster: { clusterArn: "a", secret: "x", status: undefined, tags: [{ key: "a", value: "1", extra: 1 }] }, other: 1 };
    expect(JSON.parse(encodeOutput(schema, "CreateClusterResponse", output).toString())).toEqual({
      cluster: { clusterArn: "a", tags: [{ key: "a", value: "1" }] },
    });
  });

  test("takes what was serialised before as it is, alone and in a list", () => {
    const task = Encoded.of({ taskArn: "a" });
    expect(encodeOutput(schema, "StopTaskResponse", { task }).toString()).toBe('{"task":{"taskArn":"a"}}');
    const output = { tasks: [task, { taskArn: "b", other: 1 }, task], failures: [] };
    expect(encodeOutput(schema, "DescribeTasksResponse", output).toString()).toBe(
      '{"tasks":[{"taskArn":"a"},{"taskArn":"b"},{"taskArn":"a"}],"failures":[]}',
    );
  });

  test("of a structure that the model has no table for is empty", () => {
    expect(encodeOutput(schema, "i", {}).toString()).toBe("{}");
    expect(encodeOutput(schema, "i", undefined).toString()).toBe("{}");
  });
});

test("what decodes encodes to the same again", () => {
  const text = fc.string();
  const container = fc.record(
    {
      name: text,
      image: text,
      cpu: fc.integer(),
      environment: fc.array(fc.record({ name: text, value: text })),
      dockerLabels: fc.dictionary(text, text),
    },
    { requiredKeys: [] },
  );
  const definition = fc.record(
    { family: text, containerDefinitions: fc.array(container), volumes: fc.array(fc.record({ name: text })) },
    { requiredKeys: ["family"] },
  );
  fc.assert(
    fc.property(definition, (value) => {
      const decoded = decodeInput(schema, "RegisterTaskDefinitionRequest", JSON.parse(JSON.stringify(value)));
      const encoded = encodeOutput(schema, "RegisterTaskDefinitionResponse", { taskDefinition: decoded });
      expect(JSON.parse(encoded.toString())).toEqual({ taskDefinition: JSON.parse(JSON.stringify(value)) });
    }),
  );
});
