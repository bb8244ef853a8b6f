import type { CreateServiceCommandInput, RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import { app, compile, task } from "@stowage/dsl";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 80));

/** The line that a comment marks: 1, 2, …. */
function lineOf(mark: string): number {
  const lines = readFileSync(fileURLToPath(import.meta.url), "utf8").split("\n");
  return lines.findIndex((line) => line.endsWith(`// @${mark}`)) + 1;
}

describe("raw()", () => {
  it("is where findings about what it wrote stand, not where the steps below it were called", () => {
    const shop = app("shop", { web }).configure({
      web: (s) =>
        s
          .tags({ team: "a", "aws:kept": "b" }) // @tags
          .network({ subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] }) // @network
          .raw({ networkConfiguration: { awsvpcConfiguration: { subnets: ["none"] } } }) // @raw
          .raw((request) => ({ ...request, enableECSManagedTags: true })), // @function
    });
    const { sources, diagnostics } = compile(shop);
    const found = diagnostics.filter(({ severity }) => severity === "error").map(({ rule, location }) => [rule, location?.line]);
    expect(found).toEqual([
      ["tag-aws-prefix", lineOf("tags")],
      ["network-ids", lineOf("raw")],
    ]);
    expect(sources.at("/services/default~1web/enableECSManagedTags")?.line).toBe(lineOf("function"));
    for (const [pointer, location] of sources.entries()) expect(sources.at(pointer), pointer).toEqual(location);
  });

  it("gives a function a request of its own, to change as it likes", () => {
    const added = web.container("side", (c) =>
      c
        .image("side", "1")
        .env("A", "1")
        .raw((request) => {
          request.environment!.push({ name: "B", value: "2" });
          return request; // @changed
        }),
    );
    const [once, again] = [compile([added]), compile([added])];
    const [, side] = again.assembly.taskDefinitions!["web"]!.containerDefinitions;
    expect(side?.environment?.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(again.assembly).toEqual(once.assembly);
    expect(once.sources.at("/taskDefinitions/web/containerDefinitions/1/environment/1")?.line).toBe(lineOf("changed") - 2);
  });

  it("over containers hides where their steps were called", () => {
    const container = { name: "app", image: "web", portMappings: [{ containerPort: 0 }] };
    const { diagnostics } = compile([web.raw({ containerDefinitions: [container] })]); // @containers
    expect(diagnostics.find(({ rule }) => rule === "port-range")?.location?.line).toBe(lineOf("containers"));
  });

  it.each<[name: string, fields: unknown, given: string]>([
    ["nothing", undefined, "undefined"],
    ["null", null, "null"],
    ["a list", [], "a list"],
    ["a text", "user", "a string"],
    ["a function without a result", () => undefined, "undefined by its function"],
    ["an asynchronous function", async () => ({ user: "0" }), "a promise by its function"],
  ])("says so when it is given %s, and leaves the request as it is", (_, fields, given) => {
    const { assembly, diagnostics, complete } = compile([web.raw(fields as object).raw({ enableFaultInjection: true })]);
    expect(diagnostics[0]).toMatchObject({ rule: "raw-no-object", severity: "error", path: "/taskDefinitions/web" });
    expect(diagnostics[0]?.message).toContain(`given ${given}, `);
    expect(diagnostics[0]?.location?.file).toBe(fileURLToPath(import.meta.url));
    expect(assembly.taskDefinitions!["web"]).toMatchObject({ family: "web", enableFaultInjection: true });
    expect(complete).toBe(false);
  });

  const cyclic = { list: [{}] };
  cyclic.list[0] = cyclic;
  it.each<[name: string, value: unknown, given: string]>([
    ["a function", { options: { mode: () => "x" } }, "a function at /logConfiguration/options/mode"],
    ["a bigint", [1n], "a bigint at /logConfiguration/0"],
    ["what is within itself", cyclic, "an object that is within itself at /logConfiguration/list/0"],
  ])("says where it is given %s, and leaves the request as it is", (_, value, given) => {
    const odd = task("odd")
      .fargate({ cpu: 256, memory: 512 })
      .container("app", (c) =>
        c
          .image("web", "1")
          .raw({ logConfiguration: value } as object)
          .raw((request) => request),
      );
    const { assembly, diagnostics, complete } = compile([odd]);
    expect(diagnostics[0]).toMatchObject({ rule: "raw-no-json", message: expect.stringContaining(`given ${given}, `) });
    expect(assembly.taskDefinitions!["odd"]!.containerDefinitions).toEqual([{ name: "app", image: "web:1" }]);
    expect(complete).toBe(false);
  });

  it("takes some members of any request type", () => {
    type Tomorrow = CreateServiceCommandInput & { readonly tomorrow: number };
    const task = web.raw<RegisterTaskDefinitionCommandInput>({ enableFaultInjection: true });
    const shop = app("shop", { web: task }).configure({ web: (s) => s.raw<Tomorrow>(() => ({ tomorrow: 1 })) });
    // @ts-expect-error a member that neither the model nor a named type has
    web.raw({ tomorrow: 1 });
    // @ts-expect-error a member of the named type, of another type
    web.raw<RegisterTaskDefinitionCommandInput>({ enableFaultInjection: "yes" });
    const { services, taskDefinitions } = compile(shop).assembly;
    expect(services!["default/web"]).toMatchObject({ tomorrow: 1 });
    expect(taskDefinitions!["web"]).toMatchObject({ enableFaultInjection: true });
  });

  it("takes the place of whole members, and undefined takes one away", () => {
    const logged = web.raw({ runtimePlatform: { cpuArchitecture: "ARM64" } }).raw({ cpu: undefined, tags: undefined });
    const { taskDefinitions } = compile([logged]).assembly;
    expect(taskDefinitions!["web"]).not.toHaveProperty("cpu");
    expect(taskDefinitions!["web"]?.runtimePlatform).toEqual({ cpuArchitecture: "ARM64" });
  });
});
