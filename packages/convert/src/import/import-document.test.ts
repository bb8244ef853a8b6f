import { assemblyFormat, readAssembly, StowageError } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schema } from "@stowage/model/ecs";
import { arbitraryAssembly } from "../../test/arbitrary-assembly.js";
import { arbitraryRequest } from "../../test/arbitrary-request.js";
import { assemblies } from "../../test/assemblies.js";
import { golden } from "../../test/golden.js";
import { compileSource } from "../../test/run-source.js";
import { typeErrors } from "../../test/tsc.js";
import { withoutEmpties } from "../../test/without-empties.js";
import { withoutPaths } from "../../test/without-paths.js";
import { importDocument } from "./import-document.js";
import type { Imported } from "./imported.js";

describe("an Assembly", () => {
  it.each(Object.entries(assemblies))("%s has the source of its golden file, which gives it back", (name, assembly) => {
    expect(readAssembly(assembly).diagnostics).toEqual([]);
    const imported = importDocument(assembly);
    expect(imported.source).toBe(golden(`${name}.ts`, imported.source));
    expectBack(imported, assembly);
  });

  it("comes back from its source but for what is noted, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryAssembly, (assembly) => {
        expect(readAssembly(assembly).diagnostics).toEqual([]);
        expectBack(importDocument(assembly), assembly);
      }),
      { numRuns: 50 },
    );
  });

  it("has a source that the compiler takes, whatever is in it", () => {
    const samples = fc.sample(arbitraryAssembly, { numRuns: 25, seed: 2 });
    const modules = samples.map((assembly, index) => [`sample-${index}`, importDocument(assembly).source]);
    expect(typeErrors(Object.fromEntries(modules))).toBe("");
  });

  it("that its reader refuses is refused with the paths", () => {
    const wrong = { format: assemblyFormat, app: "shop", services: { "main/web": { serviceName: "web", cluster: "main", tomorrow: 1 } } };
    expect(() => importDocument(wrong)).toThrow("/services/main~1web/tomorrow");
  });
});

describe("a service alone", () => {
  const service = {
    serviceName: "web",
    cluster: "main",
    taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7",
    desiredCount: 2,
    loadBalancers: [
      {
        targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1",
        containerName: "nginx",
        containerPort: 80,
      },
    ],
    serviceConnectConfiguration: { enabled: true, namespace: "shop.local" },
  };

  it("comes back from its source, with a task that is to be completed", () => {
    const { kind, source, diagnostics } = importDocument(service);
    expect(kind).toBe("service");
    expect(source).toBe(golden("service-alone.ts", source));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["import-incomplete"]);
    expect(compileSource(source).assembly.services).toEqual({ "main/web": service });
    expect(typeErrors({ service: source })).toBe("");
  });

  it("keeps members that the model does not know", () => {
    const { source } = importDocument({ ...service, tomorrow: true });
    expect(compileSource(source).assembly.services).toEqual({ "main/web": { ...service, tomorrow: true } });
    expect(typeErrors({ service: source })).toBe("");
  });

  it.each([
    [undefined, '/serviceName: "serviceName" is missing'],
    ["", '/serviceName: "serviceName" is missing'],
    ["main/web", '/serviceName: "main/web" cannot be a name here'],
  ])("needs a name, which %s is not", (serviceName, message) => {
    expect(() => importDocument({ ...service, serviceName })).toThrow(message);
  });

  it("is put into the cluster that it names by an ARN, or into `default`", () => {
    const clusterOf = (cluster: string | undefined): string[] =>
      Object.keys(compileSource(importDocument({ ...service, cluster }).source).assembly.services ?? {});
    expect(clusterOf("arn:aws:ecs:eu-west-1:123456789012:cluster/batch")).toEqual(["batch/web"]);
    expect(clusterOf(undefined)).toEqual(["default/web"]);
  });

  it.each([
    ["service", { ...service }],
    ["run-task", { taskDefinition: "job", count: 2 }],
  ])("of the kind %s has its Region from the ARN of its cluster, and says that it has not the account", (kind, request) => {
    const imported = importDocument({ ...request, cluster: "arn:aws:ecs:eu-west-1:123456789012:cluster/batch" });
    expect(imported.kind).toBe(kind);
    expect(imported.source).toContain('.region("eu-west-1")\n  .cluster("batch", { existing: true })');
    expect(imported.diagnostics[0]).toMatchObject({ path: "/cluster", message: expect.stringContaining("123456789012") });
  });
});

describe("an answer of DescribeServices", () => {
  const described = {
    serviceArn: "arn:aws:ecs:eu-west-1:123456789012:service/main/web",
    serviceName: "web",
    clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/main",
    status: "ACTIVE",
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    launchType: "FARGATE",
    platformVersion: "LATEST",
    platformFamily: "Linux",
    taskDefinition: "arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3",
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
    deployments: [{ status: "PRIMARY", serviceConnectConfiguration: { enabled: true, namespace: "shop.local" } }],
    events: [],
    createdAt: "2026-01-01T00:00:00Z",
    networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], assignPublicIp: "DISABLED" } },
    schedulingStrategy: "REPLICA",
    enableECSManagedTags: true,
    propagateTags: "NONE",
    enableExecuteCommand: false,
  };

  it("becomes the services that were asked about, without what only an answer has", () => {
    const again = { ...described, serviceName: "api", taskDefinition: "api", deployments: [] };
    const { kind, source, diagnostics } = importDocument({ services: [described, again], failures: [] });
    expect(kind).toBe("described-services");
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["import-incomplete", "import-incomplete"]);
    const own = {
      cluster: "main",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: described.networkConfiguration.awsvpcConfiguration.subnets } },
      enableECSManagedTags: true,
    };
    expect(compileSource(source).assembly.services).toEqual({
      "main/web": {
        ...own,
        serviceName: "web",
        taskDefinition: "web",
        serviceConnectConfiguration: { enabled: true, namespace: "shop.local" },
      },
      "main/api": { ...own, serviceName: "api", taskDefinition: "api" },
    });
    expect(source).not.toContain("serviceArn");
    expect(typeErrors({ services: source })).toBe("");
  });

  it("names what ECS did not find", () => {
    const { diagnostics } = importDocument({ services: [described], failures: [{ arn: "arn:aws:ecs:::service/gone", reason: "MISSING" }] });
    expect(diagnostics[0]).toMatchObject({ rule: "import-left-out", path: "/failures/0", message: expect.stringMatching(/gone: MISSING/) });
  });

  it.each([
    ["one of its services alone", described],
    ["the answer of CreateService or UpdateService", { service: described }],
  ])("may be %s", (_, value) => {
    const { kind, source } = importDocument(value);
    expect(kind).toBe("described-services");
    expect(Object.keys(compileSource(source).assembly.services!)).toEqual(["main/web"]);
  });

  it.each(["clusterArn", "roleArn", "deployments"])("does without a %s of the wrong type", (member) => {
    for (const wrong of [5, {}, [null]]) expect(() => importDocument({ services: [{ ...described, [member]: wrong }] })).not.toThrow();
  });

  it("is refused where a value is of the wrong type, with its place", () => {
    expect(() => importDocument({ services: [described, { ...described, desiredCount: "2" }] })).toThrow(
      expect.objectContaining({ code: "input-wrong-type", message: expect.stringContaining("/services/1/desiredCount") }),
    );
  });
});

describe("an answer of DescribeClusters", () => {
  const described = {
    clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/main",
    clusterName: "main",
    status: "ACTIVE",
    registeredContainerInstancesCount: 0,
    runningTasksCount: 2,
    pendingTasksCount: 0,
    activeServicesCount: 1,
    statistics: [],
    tags: [{ key: "team", value: "shop" }],
    settings: [{ name: "containerInsights", value: "disabled" }],
    capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
  };

  it("becomes the clusters that were asked about, without what only an answer has", () => {
    const other = { ...described, clusterName: "batch", settings: [{ name: "containerInsights", value: "enhanced" }], tags: [] };
    const { kind, source, diagnostics } = importDocument({ clusters: [described, other], failures: [{ arn: "gone", reason: "MISSING" }] });
    expect(kind).toBe("described-clusters");
    expect(diagnostics.map(({ path }) => path)).toEqual(["/failures/0"]);
    const { assembly } = compileSource(source);
    const capacity = {
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    };
    expect(assembly).toMatchObject({
      app: "main",
      region: "eu-west-1",
      clusters: {
        main: { clusterName: "main", ...capacity, tags: [{ key: "team", value: "shop" }] },
        batch: { clusterName: "batch", ...capacity, settings: [{ name: "containerInsights", value: "enhanced" }] },
      },
    });
    expect(typeErrors({ clusters: source })).toBe("");
  });

  it.each([
    ["one of its clusters alone", described],
    ["the answer of CreateCluster or UpdateCluster", { cluster: described }],
  ])("may be %s", (_, value) => {
    const { kind, source } = importDocument(value);
    expect([kind, Object.keys(compileSource(source).assembly.clusters!)]).toEqual(["described-clusters", ["main"]]);
  });

  it("points at what no step says, and does without AWS's own tags", () => {
    const tags = [{ key: "aws:cloudformation:stack-name", value: "main" }, ...described.tags];
    const { source, diagnostics } = importDocument({ clusters: [{ ...described, tags, settings: [{ name: "tomorrow", value: "on" }] }] });
    expect(diagnostics.map(({ rule, path }) => `${rule} ${path}`)).toEqual(["import-left-out /clusters/0/settings"]);
    expect(compileSource(source).assembly.clusters!["main"]!.tags).toEqual(described.tags);
    const request = { clusterName: "main", settings: [{ name: "tomorrow", value: "on" }] };
    expect(importDocument(request).diagnostics.map(({ path }) => path)).toEqual(["/settings"]);
  });

  it("is refused where a cluster has no name, with its place", () => {
    expect(() => importDocument({ clusters: [{ ...described, clusterName: "" }] })).toThrow("/clusters/0/clusterName");
  });
});

describe("an answer of DescribeCapacityProviders", () => {
  const arn = (name: string): string => `arn:aws:ecs:eu-west-1:123456789012:capacity-provider/${name}`;
  const fargate = { capacityProviderArn: arn("FARGATE"), name: "FARGATE", status: "ACTIVE", tags: [] };
  const big = {
    capacityProviderArn: arn("big"),
    name: "big",
    status: "ACTIVE",
    autoScalingGroupProvider: { autoScalingGroupArn: "big-group", managedTerminationProtection: "DISABLED" },
    updateStatus: "UPDATE_COMPLETE",
    tags: [],
  };

  it.each([
    ["what was asked about", { capacityProviders: [fargate, big], failures: [] }],
    ["one that was created", { capacityProvider: big }],
    ["one alone", big],
  ])("becomes the providers that a request makes: %s", (_, value) => {
    const { kind, source } = importDocument(value);
    expect(kind).toBe("described-capacity-providers");
    const { name, autoScalingGroupProvider } = big;
    expect(compileSource(source).assembly).toMatchObject({
      region: "eu-west-1",
      capacityProviders: { big: { name, autoScalingGroupProvider } },
    });
    expect(typeErrors({ providers: source })).toBe("");
  });

  it("is refused where only Fargate's own are described", () => {
    expect(() => importDocument({ capacityProviders: [fargate], failures: [] })).toThrow(
      expect.objectContaining({ code: "input-nothing-described", hint: expect.stringContaining("FARGATE_SPOT") }),
    );
  });
});

describe("a request that stands alone", () => {
  it.each<[string, object, object]>([
    [
      "run-task",
      { cluster: "main", taskDefinition: "job", count: 2 },
      { tasks: { job: { request: { cluster: "main", taskDefinition: "job", count: 2 } } } },
    ],
    [
      "cluster",
      { clusterName: "main", settings: [{ name: "containerInsights", value: "enhanced" }] },
      { clusters: { main: { clusterName: "main", settings: [{ name: "containerInsights", value: "enhanced" }] } } },
    ],
    [
      "capacity-provider",
      { name: "big", autoScalingGroupProvider: { autoScalingGroupArn: "big-group" } },
      { capacityProviders: { big: { name: "big", autoScalingGroupProvider: { autoScalingGroupArn: "big-group" } } } },
    ],
  ])("of the kind %s becomes an app", (kind, request, wanted) => {
    const imported = importDocument(request);
    expect(imported.kind).toBe(kind);
    expect(compileSource(imported.source).assembly).toMatchObject(wanted);
    expect(typeErrors({ request: imported.source })).toBe("");
  });
});

describe("any document", () => {
  it("that is a task definition is imported as one", () => {
    expect(importDocument({ family: "web", containerDefinitions: [] }).kind).toBe("task-definition");
    expect(importDocument({ taskDefinition: { family: "web", containerDefinitions: [] } }).kind).toBe("described-task-definition");
  });

  it("that is none is refused with a hint", () => {
    expect(() => importDocument({ Resources: {} })).toThrow(
      expect.objectContaining({ code: "input-unknown-document", hint: expect.stringContaining("CloudFormation") }),
    );
  });

  it("never makes it crash", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), spoilt), (value) => {
        try {
          compileSource(importDocument(value).source);
        } catch (error) {
          if (!(error instanceof StowageError)) throw error;
          expect(error.code).toMatch(/^input-/);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** What ECS answers of one thing, with any of its members. */
const answers = fc.oneof(
  ...(["Service", "Cluster", "CapacityProvider"] as const).map((structure) =>
    arbitraryRequest(schema, structure, {}).map((own) => {
      const named = { ...own, serviceName: "web", clusterName: "main", name: "big" };
      return { [`${structure.charAt(0).toLowerCase()}${structure.slice(1)}s`]: [named] };
    }),
  ),
);

/** An Assembly, a part of one or an answer, with any JSON in the place of one of its values. */
const spoilt = fc
  .tuple(
    fc.oneof(
      arbitraryAssembly,
      arbitraryAssembly.map((assembly) => Object.values(assembly.services ?? {})[0] ?? assembly),
      answers,
    ),
    fc.jsonValue(),
    fc.nat(200),
  )
  .map(([subject, value, place]) => {
    let left = place;
    const text = JSON.stringify(subject, (_, member: unknown) => (left-- === 0 ? value : member));
    return text === undefined ? value : (JSON.parse(text) as unknown);
  });

function expectBack({ source, diagnostics }: Imported, assembly: object): void {
  const left = diagnostics.filter(({ rule }) => rule === "import-left-out").map(({ path }) => path);
  expect(withoutEmpties(compileSource(source).assembly)).toEqual(withoutEmpties(withoutPaths(assembly, left)));
}
