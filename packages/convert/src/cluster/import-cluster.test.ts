import { isObject, registeredForm } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { assemblies } from "../../test/assemblies.js";
import { fakeCluster } from "../../test/fake-cluster.js";
import { golden } from "../../test/golden.js";
import { compileSource } from "../../test/run-source.js";
import { typeErrors } from "../../test/tsc.js";
import { withoutEmpties } from "../../test/without-empties.js";
import { importCluster } from "./import-cluster.js";

const shop = assemblies["shop"] as Assembly;
const web = shop.services!["main/web"]!;
// Runs belong to nobody, and namespaces are another service's: neither is part of a cluster's description. 100 and 200 percent are defaults.
const live: Assembly = {
  ...shop,
  services: {
    ...shop.services,
    "main/web": { ...web, deploymentConfiguration: { ...web.deploymentConfiguration, maximumPercent: 150 } },
  },
  namespaces: {},
  tasks: {},
  taskDefinitions: without(shop.taskDefinitions!, "worker"),
};

describe("a live cluster", () => {
  it("has the source of its golden file, which gives back the requests that made it", async () => {
    const { kind, source, diagnostics } = await importCluster("main", fakeCluster(live).api);
    expect({ kind, diagnostics }).toEqual({ kind: "cluster", diagnostics: [] });
    expect(source).toBe(golden("cluster.ts", source));
    const { taskDefinitions = {}, ...rest } = compileSource(source).assembly;
    const { taskDefinitions: expected = {}, ...made } = { ...live, app: "main" };
    expect(withoutEmpties(rest)).toEqual(withoutEmpties(made));
    expect(withoutEmpties(registeredAll(taskDefinitions))).toEqual(withoutEmpties(registeredAll(expected)));
    expect(typeErrors({ cluster: source })).toBe("");
  });

  it("is read page by page, ten services at a time", async () => {
    const services = Object.fromEntries(
      Array.from({ length: 23 }, (_, index) => {
        const serviceName = `web-${String(index).padStart(2, "0")}`;
        return [
          `main/${serviceName}`,
          { serviceName, cluster: "main", taskDefinition: "web", desiredCount: 1, launchType: "FARGATE" as const },
        ];
      }),
    );
    const { api, calls } = fakeCluster({ ...live, services, scaling: {} }, 9);
    const { source } = await importCluster("main", api);
    expect(Object.keys(compileSource(source).assembly.services ?? {})).toEqual(Object.keys(services));
    expect(calls.filter((call) => call.startsWith("describeServices"))).toEqual([
      "describeServices 10",
      "describeServices 10",
      "describeServices 3",
    ]);
    expect(calls.filter((call) => call === "listServices")).toHaveLength(3);
    expect(calls.filter((call) => call === "describeTaskDefinition")).toHaveLength(1);
  });

  it("has the same source in whatever order AWS answers", async () => {
    const app = live.taskDefinitions!["web"]!.containerDefinitions![0]!;
    const { policies: [policy] = [], scheduled: [night] = [], ...scaling } = live.scaling!["main/web"]!;
    const tags = [
      { key: "env", value: "prod" },
      { key: "team", value: "shop" },
    ];
    const several: Assembly = {
      ...live,
      clusters: { main: { ...live.clusters!["main"]!, capacityProviders: ["big", "small"], tags } },
      capacityProviders: Object.fromEntries(
        ["big", "small"].map((name) => [name, { name, autoScalingGroupProvider: { autoScalingGroupArn: name }, tags }]),
      ),
      taskDefinitions: Object.fromEntries(
        Object.entries(live.taskDefinitions!).map(([family, definition]) => [
          family,
          {
            ...definition,
            tags: [...tags, { key: "cost", value: "1" }],
            containerDefinitions: [
              {
                ...app,
                environment: ["A", "B", "C"].map((name) => ({ name, value: name })),
                dockerLabels: { a: "1", b: "2" },
                systemControls: ["net.a", "net.b"].map((namespace) => ({ namespace, value: "1" })),
              },
            ],
          },
        ]),
      ),
      services: Object.fromEntries(
        Object.entries(live.services!).map(([key, service]) => [
          key,
          {
            ...service,
            tags,
            networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a", "subnet-0b"], securityGroups: ["sg-0a", "sg-0b"] } },
          },
        ]),
      ),
      scaling: {
        "main/web": {
          ...scaling,
          policies: ["cpu", "memory"].map((PolicyName) => ({ ...policy!, PolicyName })),
          scheduled: ["morning", "night"].map((ScheduledActionName) => ({ ...night!, ScheduledActionName })),
        },
      },
    };
    const { api } = fakeCluster(several);
    const { source } = await importCluster("main", api);
    expect((await importCluster("main", reversed(api))).source).toBe(source);
    // What all have in common is said once, wherever it stands in their lists.
    const mixed = { ...several, clusters: { main: { ...several.clusters!["main"]!, tags: tags.toReversed() } } };
    expect((await importCluster("main", fakeCluster(mixed).api)).source).toBe(source);
    expect(source.match(/\.tags\(.*\)/g)).toEqual(['.tags({ cost: "1" })', '.tags({ cost: "1" })', '.tags({ env: "prod", team: "shop" })']);
    expect(source.match(/\.network\(/g)).toHaveLength(1);
  });

  it("leaves out scaling where nobody can ask for it", async () => {
    const { scaling: _, ...api } = fakeCluster(live).api;
    expect(compileSource((await importCluster("main", api)).source).assembly.scaling).toBeUndefined();
  });

  it("notes a second revision of a family, and a service that another program deploys", async () => {
    const { api } = fakeCluster({ ...live, scaling: {} });
    const changed: typeof api = {
      ...api,
      async describeServices(request) {
        const { services = [] } = await api.describeServices(request);
        const [first, second] = services;
        return {
          services: [
            first!,
            { ...first!, serviceName: "other", taskDefinition: first!.taskDefinition!.replace(/\d+$/, "9") },
            { ...second!, taskDefinition: undefined },
          ],
        };
      },
    };
    const { source, diagnostics } = await importCluster("main", changed);
    expect(diagnostics.map(({ path }) => path).sort()).toEqual([`/services/main~1catalog`, `/services/main~1web/taskDefinition`].sort());
    expect(Object.keys(compileSource(source).assembly.services ?? {})).toEqual(["main/other", "main/web"]);
  });

  it("names target groups that are gone, or that nothing leads to, by their ARNs", async () => {
    const [{ targetGroupArn } = {}] = web.loadBalancers!;
    const gone = Object.assign(new Error("One or more target groups not found"), { name: "TargetGroupNotFoundException" });
    const answers = [
      () => Promise.reject(gone),
      () => Promise.resolve({ TargetGroups: [{ TargetGroupArn: targetGroupArn, LoadBalancerArns: [] }] }),
    ];
    for (const describeTargetGroups of answers) {
      const { api } = fakeCluster(live);
      const loadBalancing = { describeTargetGroups } as unknown as NonNullable<typeof api.loadBalancing>;
      const { source, diagnostics } = await importCluster("main", { ...api, loadBalancing });
      expect(diagnostics).toEqual([]);
      expect(source).toContain(`targetGroupArn: "${targetGroupArn}"`);
    }
  });

  it("that is not there is refused", async () => {
    await expect(importCluster("batch", fakeCluster(live).api)).rejects.toMatchObject({
      code: "input-no-cluster",
      message: 'There is no cluster "batch".',
    });
  });
});

/** The same answers, with their lists and maps the other way round. */
function reversed<T extends object>(api: T): T {
  const turned = (answer: unknown): unknown => {
    if (!isObject(answer) || answer instanceof Date) return answer;
    const members = Object.entries(answer)
      .toReversed()
      .map(([name, value]) => [name, Array.isArray(value) ? value.toReversed().map(turned) : turned(value)]);
    return Object.fromEntries(members);
  };
  const entries = Object.entries(api).map(([name, member]) => [
    name,
    typeof member === "function"
      ? async (request: unknown) => turned(await (member as (request: unknown) => unknown)(request))
      : reversed(member),
  ]);
  return Object.fromEntries(entries) as T;
}

function without<T extends object>(value: T, name: string): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as T;
}

function registeredAll(definitions: NonNullable<Assembly["taskDefinitions"]>): object {
  return Object.fromEntries(Object.entries(definitions).map(([family, request]) => [family, registeredForm(request)]));
}
