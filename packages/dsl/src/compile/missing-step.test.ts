import { schema } from "@stowage/model/ecs";
import type { StructureSchema } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { app } from "../app/app-builder.js";
import { task } from "../task/task-builder.js";
import { compile } from "./compile.js";
import { missingStep, steps } from "./missing-step.js";

const held: Record<string, object> = { taskDefinition: task("web").ec2() };
const web = task("web")
  .ec2()
  .container("app", (c) => {
    held["container"] = c;
    return c.image("web", "1");
  });
app("shop", { web })
  .configure({
    web: (s) => {
      held["service"] = s;
      return s;
    },
  })
  .oneOff("job", web, (run) => {
    held["runTask"] = run;
    return run;
  });

describe.each([
  ["container", "ContainerDefinition", ["name"]],
  [
    "taskDefinition",
    "RegisterTaskDefinitionRequest",
    ["family", "containerDefinitions", "networkMode", "volumes", "requiresCompatibilities", "cpu", "memory", "runtimePlatform"],
  ],
  ["service", "CreateServiceRequest", ["serviceName", "cluster", "taskDefinition"]],
  ["runTask", "RunTaskRequest", ["cluster", "taskDefinition"]],
] as const)("of a %s", (holder, structure, others) => {
  it("each member has a step", () => {
    const { members } = schema.structures[structure] as StructureSchema;
    expect([...Object.keys(steps[holder]), ...others].sort()).toEqual(Object.keys(members).sort());
  });

  it.each(Object.values(steps[holder]))("the builder has .%s()", (step) => {
    expect(typeof (held[holder] as Record<string, unknown>)[step]).toBe("function");
  });
});

describe("a finding", () => {
  const definition = { family: "web", containerDefinitions: [{ name: "app", image: "web:1" }] };
  const assembly = { format: "stowage/assembly@1" as const, app: "shop", taskDefinitions: { "a/b": definition } };

  it.each([
    ["/taskDefinitions/a~1b/executionRoleArn", "executionRole"],
    ["/taskDefinitions/a~1b/containerDefinitions/0/logConfiguration/options", "logs"],
    ["/taskDefinitions/a~1b/containerDefinitions/0/image", undefined],
    ["/taskDefinitions/a~1b/containerDefinitions/1/image", undefined],
    ["/taskDefinitions/a~1b/containerDefinitions", undefined],
    ["/taskDefinitions/a~1b/constructor", undefined],
    ["/taskDefinitions", undefined],
    ["/clusters/main/settings", undefined],
    ["", undefined],
  ])("at %s is answered by %s", (path, step) => expect(missingStep(assembly, path)).toBe(step));

  it("names the step in its hint", () => {
    const small = task("web")
      .fargate({ cpu: 256, memory: 512 })
      .container("app", (c) => c.image("web", "1"));
    const hints = compile(app("shop", { web: small }).cluster("main")).diagnostics.map(({ rule, hint }) => [rule, hint]);
    expect(hints).toContainEqual([
      "network-configuration-required",
      "Add `networkConfiguration.awsvpcConfiguration` with subnets. In the builder: .network().",
    ]);
  });
});
