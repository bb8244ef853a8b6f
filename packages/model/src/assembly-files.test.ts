import { expect, it } from "vitest";
import { assemblyFiles, assemblyFolders } from "./assembly-files.js";
import type { Assembly } from "./assembly.js";
import { writeAssembly } from "./write-assembly.js";

const target = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
const assembly: Assembly = {
  format: "stowage/assembly@1",
  app: "shop",
  clusters: { main: { settings: [{ value: "enabled", name: "containerInsights" }], clusterName: "main" } },
  capacityProviders: { big: { name: "big", managedInstancesProvider: undefined } },
  taskDefinitions: { web: { family: "web", containerDefinitions: [] }, api: { family: "api", containerDefinitions: [] } },
  services: { "main/web": { taskDefinition: "web", serviceName: "web", cluster: "main" } },
  scaling: { "main/web": { target } },
  tasks: { report: { schedule: "rate(1 day)", request: { taskDefinition: "api", cluster: "main" } } },
};

it("the files of an Assembly are its requests, laid out by kind", () => {
  const { "assembly.json": whole, ...files } = assemblyFiles(assembly);
  expect(whole).toBe(writeAssembly(assembly));
  expect(Object.entries(files).map(([path, text]) => [path, JSON.parse(text) as unknown])).toEqual([
    ["clusters/main.json", assembly.clusters!["main"]],
    ["capacity-providers/big.json", { name: "big" }],
    ["task-definitions/api.json", assembly.taskDefinitions!["api"]],
    ["task-definitions/web.json", assembly.taskDefinitions!["web"]],
    ["services/main.web.json", assembly.services!["main/web"]],
    ["scaling/main.web.json", { target, policies: [], scheduled: [] }],
    ["tasks/report.json", { cluster: "main", taskDefinition: "api" }],
  ]);
  expect([...new Set(Object.keys(files).map((path) => path.split("/")[0]))]).toEqual(assemblyFolders);
});

it("the files of equal Assemblies are equal, in whatever order their members stand", () => {
  const { taskDefinitions: { api, web } = {}, services, ...rest } = assembly;
  const turned = { services, ...rest, taskDefinitions: { web: web!, api: api! } };
  expect(JSON.stringify(assemblyFiles(turned))).toBe(JSON.stringify(assemblyFiles(assembly)));
});
