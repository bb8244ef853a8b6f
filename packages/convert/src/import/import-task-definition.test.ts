import { StowageError } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryTaskDefinition } from "../../test/arbitrary-task-definition.js";
import { golden } from "../../test/golden.js";
import { compileSource, runSource } from "../../test/run-source.js";
import { taskDefinitions } from "../../test/task-definitions.js";
import { typeErrors } from "../../test/tsc.js";
import { withoutEmpties } from "../../test/without-empties.js";
import { importTaskDefinition } from "./import-task-definition.js";

describe("ports without names", () => {
  const portMappings = [{ containerPort: 80 }, { containerPort: 514, hostPort: 514, protocol: "udp" as const }];
  const imported = (requiresCompatibilities: readonly string[]): string =>
    importTaskDefinition({ family: "web", requiresCompatibilities, containerDefinitions: [{ name: "app", image: "web:1", portMappings }] });

  it("are steps of their own on instances", () => {
    expect(imported(["EC2"])).toContain('.portNumber(80).portNumber(514, { hostPort: 514, protocol: "udp" })');
  });

  it("are raw where there are host ports on Fargate, which the builder does not have", () => {
    expect(imported(["FARGATE"])).toContain("raw({");
  });
});

describe("a definition", () => {
  it.each(Object.entries(taskDefinitions))("%s has the source of its golden file, which gives it back", (name, definition) => {
    const source = importTaskDefinition(definition);
    expect(source).toBe(golden(`${name}.ts`, source));
    expect(back(source)).toEqual(withoutEmpties(definition));
  });

  it("comes back from its source, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryTaskDefinition, (definition) => {
        expect(back(importTaskDefinition(definition))).toEqual(withoutEmpties(definition));
      }),
      { numRuns: 150 },
    );
  });

  it("has a source that the compiler takes, whatever is in it", () => {
    const samples = fc.sample(arbitraryTaskDefinition, { numRuns: 60, seed: 1 });
    const modules = samples.map((definition, index) => [`sample-${index}`, importTaskDefinition(definition)]);
    expect(typeErrors(Object.fromEntries(modules))).toBe("");
  });

  it("keeps members that the model does not know, under a type that takes them", () => {
    const definition = { family: "web", tomorrow: { a: 1 }, containerDefinitions: [{ name: "app", image: "web", soon: true }] };
    const source = importTaskDefinition(definition);
    expect(back(source)).toEqual(definition);
    expect(typeErrors({ unknown: source })).toBe("");
  });

  it("is read as it is described, with its tags beside it", () => {
    const source = importTaskDefinition({
      taskDefinition: {
        taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3",
        family: "web",
        revision: 3,
        status: "ACTIVE",
        containerDefinitions: [{ name: "app", image: "web:1" }],
      },
      tags: [{ key: "team", value: "shop" }],
    });
    expect(back(source)).toEqual({
      family: "web",
      containerDefinitions: [{ name: "app", image: "web:1" }],
      tags: [{ key: "team", value: "shop" }],
    });
  });
});

describe("the exported constant", () => {
  const definition = (family: string): unknown => ({ family, containerDefinitions: [] });
  it.each([
    ["next-uk-post-codes", "nextUkPostCodes"],
    ["web", "web"],
    ["Web_API", "webAPI"],
    ["AWSThing", "awsThing"],
    ["delete", "deleteTask"],
    ["task", "taskTask"],
    ["9-lives", "task9Lives"],
    ["日本", "task"],
  ])("of the family %s is %s", (family, name) => {
    expect(Object.keys(runSource(importTaskDefinition(definition(family))))).toEqual([name === "task" ? "taskTask" : name]);
  });

  it("has the name that is asked for, made to fit", () => {
    expect(Object.keys(runSource(importTaskDefinition(definition("web"), { exportName: "my task" })))).toEqual(["myTask"]);
  });
});

describe("what is no task definition", () => {
  it.each([
    [null, "input-not-a-task-definition"],
    [[], "input-not-a-task-definition"],
    ["text", "input-not-a-task-definition"],
    [{}, "input-not-a-task-definition"],
    [{ serviceName: "web", taskDefinition: "web:1" }, "input-not-a-task-definition"],
    [{ containerDefinitions: [] }, "input-missing-field"],
    [{ family: "web", containerDefinitions: [{ image: "web" }] }, "input-missing-field"],
    [{ family: "web", containerDefinitions: [{ name: "app" }, { name: "app" }] }, "input-duplicate-name"],
    [{ family: "web", cpu: 256, containerDefinitions: [] }, "input-wrong-type"],
    [{ family: "web", tomorrow: nested(200) }, "input-too-deep"],
  ])("%j is refused with a code and a hint", (value, code) => {
    const error = refusal(value);
    expect(error.code).toBe(code);
    expect(error.hint).toBeTruthy();
  });

  it("names the path of each wrong type", () => {
    const containers = [
      { name: "app", portMappings: [{ containerPort: "80" }] },
      { name: "db", essential: "yes" },
    ];
    const { message, diagnostics } = refusal({ taskDefinition: { family: "web", containerDefinitions: containers } });
    expect(diagnostics.map(({ path }) => path)).toEqual([
      "/taskDefinition/containerDefinitions/0/portMappings/0/containerPort",
      "/taskDefinition/containerDefinitions/1/essential",
    ]);
    expect(message).toContain("/taskDefinition/containerDefinitions/1/essential: ");
  });

  it("says that a template is to be filled in where that is what is wrong", () => {
    expect(refusal({ family: "web", containerDefinitions: [{ name: "app", memory: "{{ MEMORY }}" }] }).hint).toContain("placeholders");
  });

  it("never makes it crash", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), spoilt), (value) => {
        const answer = attempt(value);
        if (typeof answer === "string") compileSource(answer);
        else expect(answer.code).toMatch(/^input-/);
      }),
      { numRuns: 300 },
    );
  });
});

/** A definition with any JSON in the place of one of its values. */
const spoilt = fc.tuple(arbitraryTaskDefinition, fc.jsonValue(), fc.nat()).map(([definition, value, place]) => {
  let left = place % 40;
  const text = JSON.stringify(definition, (_, member: unknown) => (left-- === 0 ? value : member));
  return text === undefined ? value : (JSON.parse(text) as unknown);
});

function back(source: string): unknown {
  const [definition, ...others] = Object.values(compileSource(source).assembly.taskDefinitions ?? {});
  expect(others).toEqual([]);
  return withoutEmpties(definition);
}

function attempt(value: unknown): StowageError | string {
  try {
    return importTaskDefinition(value);
  } catch (error) {
    if (error instanceof StowageError) return error;
    throw error;
  }
}

function refusal(value: unknown): StowageError {
  const answer = attempt(value);
  if (typeof answer === "string") throw new Error(`It was taken:\n${answer}`);
  return answer;
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { in: nested(depth - 1) };
}
