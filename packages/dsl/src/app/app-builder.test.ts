import type { CreateClusterRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.js";
import { task } from "../task/task-builder.js";
import { app } from "./app-builder.js";
import type { AppCommon } from "./app-common.js";

const size = { cpu: 256, memory: 512 } as const;
const web = task("web")
  .fargate(size)
  .container("app", (c) => c.image("web", "1").port("http", 8080));
const catalog = task("catalog")
  .fargate(size)
  .container("app", (c) => c.image("catalog", "1").port("http", 8080));
const agent = task("agent")
  .ec2({ network: "host" })
  .container("agent", (c) => c.image("agent", "1").memory(64));

describe("an app", () => {
  it("has a service for each task, and puts them into the cluster default", () => {
    const { assembly } = compile(app("shop", { web, store: catalog }));
    expect(Object.keys(assembly.services!)).toEqual(["default/store", "default/web"]);
    expect(assembly.services!["default/store"]).toMatchObject({ serviceName: "store", taskDefinition: "catalog" });
    expect(assembly.clusters).toEqual({ default: { clusterName: "default" } });
    expect(Object.keys(assembly.taskDefinitions!)).toEqual(["catalog", "web"]);
  });

  it("configures services in any order and more than once", () => {
    const first = app("shop", { catalog, web })
      .cluster("main")
      .configure({ web: (s) => s.desired(2).exec() });
    const second = first.configure({ web: (s) => s.desired(3), catalog: (s) => s.desired(4) });
    expect(compile(first).assembly.services!["main/web"]).toMatchObject({ desiredCount: 2 });
    expect(compile(second).assembly.services!["main/web"]).toMatchObject({ desiredCount: 3, enableExecuteCommand: true });
    expect(compile(second).assembly.services!["main/catalog"]).toMatchObject({ desiredCount: 4 });
    expect(Object.isFrozen(first)).toBe(true);
  });

  it("makes its cluster with the capacity providers that are named in it", () => {
    const { assembly } = compile(
      app("shop", { web, agent })
        .cluster("main", {
          containerInsights: "enhanced",
          exec: { logging: "DEFAULT" },
          managedStorage: { kmsKeyId: "k" },
          defaultCapacity: { FARGATE: { weight: 1 } },
          serviceConnectDefault: "other.local",
          tags: { a: "1" },
        })
        .capacityProvider("big", { autoScalingGroupProvider: { autoScalingGroupArn: "arn" } })
        .capacityProvider("managed", {
          managedInstancesProvider: {
            infrastructureRoleArn: "r",
            instanceLaunchTemplate: { ec2InstanceProfileArn: "p", networkConfiguration: { subnets: ["s"] } },
          },
        })
        .tags({ team: "shop" })
        .configure({ web: (s) => s.capacity({ FARGATE_SPOT: { weight: 1 } }), agent: (s) => s.capacity({ big: { weight: 1 } }) }),
    );
    expect(assembly.clusters).toEqual({
      main: {
        clusterName: "main",
        tags: [
          { key: "team", value: "shop" },
          { key: "a", value: "1" },
        ],
        settings: [{ name: "containerInsights", value: "enhanced" }],
        configuration: {
          executeCommandConfiguration: { logging: "DEFAULT" },
          managedStorageConfiguration: { kmsKeyId: "k" },
        },
        capacityProviders: ["FARGATE", "FARGATE_SPOT", "big"],
        defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
        serviceConnectDefaults: { namespace: "other.local" },
      },
    });
    expect(assembly.capacityProviders!["big"]).toEqual({
      name: "big",
      autoScalingGroupProvider: { autoScalingGroupArn: "arn" },
      tags: [{ key: "team", value: "shop" }],
    });
    expect(assembly.capacityProviders!["managed"]).toMatchObject({ name: "managed", cluster: "main" });
  });

  it("gives its cluster exactly the capacity providers that are listed, in their order", () => {
    const shop = (capacityProviders: readonly string[]): unknown =>
      compile(
        app("shop", { web })
          .cluster("main", { capacityProviders })
          .configure({ web: (s) => s.capacity({ FARGATE: { weight: 1 } }) }),
      ).assembly.clusters!["main"];
    expect(shop(["FARGATE_SPOT", "FARGATE"])).toEqual({ clusterName: "main", capacityProviders: ["FARGATE_SPOT", "FARGATE"] });
    expect(shop([])).toEqual({ clusterName: "main" });
  });

  it("lays raw members over its cluster's request", () => {
    type Newer = CreateClusterRequest & { readonly tomorrow?: number };
    const raw = { settings: [{ name: "containerInsights", value: "enhanced" }], tomorrow: 1 } as Partial<Newer>;
    const { clusters } = compile(app("shop", { web }).cluster("main", { containerInsights: "enabled", raw })).assembly;
    expect(clusters).toEqual({ main: { clusterName: "main", ...raw } });
  });

  it("uses a cluster and a namespace that are there already", () => {
    const arn = "arn:aws:servicediscovery:eu-west-1:123456789012:namespace/ns-1";
    const { assembly } = compile(
      app("shop", { web })
        .cluster("main", { existing: true })
        .namespace(arn)
        .configure({ web: (s) => s.serve("http") }),
    );
    expect(assembly.clusters).toBeUndefined();
    expect(assembly.namespaces).toBeUndefined();
    expect(assembly.services!["main/web"]!.serviceConnectConfiguration!.namespace).toBe(arn);
    expect(compile(app("shop", { web }).namespace("x", { existing: true })).assembly.namespaces).toBeUndefined();
  });

  it("makes its namespace", () => {
    const { assembly } = compile(app("shop", { web }).namespace("shop.local", { description: "All of it." }).tags({ a: "1" }));
    expect(assembly.namespaces).toEqual({
      "shop.local": { Name: "shop.local", Description: "All of it.", Tags: [{ Key: "a", Value: "1" }] },
    });
  });

  it("gives its network to tasks in awsvpc mode alone", () => {
    const { services, tasks } = compile(
      app("shop", { web, agent })
        .cluster("main")
        .network({ subnets: ["a"] })
        .oneOff("once", web)
        .oneOff("host", agent),
    ).assembly;
    const networkConfiguration = { awsvpcConfiguration: { subnets: ["a"] } };
    expect(services!["main/web"]).toMatchObject({ networkConfiguration });
    expect(services!["main/agent"]).not.toHaveProperty("networkConfiguration");
    expect(tasks!["once"]!.request).toMatchObject({ networkConfiguration });
    expect(tasks!["host"]!.request).not.toHaveProperty("networkConfiguration");
  });

  it("adds up what check is told", () => {
    const { assembly } = compile(
      app("shop", { web })
        .checks({ severity: { "no-such": "off" }, packs: ["security-hub"], suppressions: [{ rule: "a", reason: "b" }] })
        .checks({ severity: { "fargate-no-log-configuration": "off" }, budgets: [{ service: "default/web", maxMonthly: "10" }] }),
    );
    expect(assembly.checks).toEqual({
      severity: { "no-such": "off", "fargate-no-log-configuration": "off" },
      packs: ["security-hub"],
      suppressions: [{ rule: "a", reason: "b" }],
      budgets: [{ service: "default/web", maxMonthly: "10" }],
    });
  });

  it("takes in another app, whose services it may use", () => {
    const billing = app("billing", { catalog })
      .tags({ from: "billing" })
      .configure({ catalog: (s) => s.serve("http") });
    const shop = app("shop", { web })
      .cluster("main")
      .namespace("shop.local")
      .include(billing)
      .configure({ web: (s) => s.uses("catalog") });
    const { assembly, diagnostics } = compile(shop);
    expect(Object.keys(assembly.services!)).toEqual(["main/catalog", "main/web"]);
    expect(assembly.services!["main/catalog"]).toMatchObject({
      tags: [{ key: "from", value: "billing" }],
      serviceConnectConfiguration: { namespace: "shop.local" },
    });
    expect(diagnostics.filter(({ rule }) => rule === "unknown-peer")).toEqual([]);
  });

  it("keeps what an included app says of the cluster and the namespace that they share", () => {
    const billing = app("billing", { catalog })
      .tags({ team: "billing" })
      .cluster("main", { containerInsights: "enhanced", capacityProviders: ["FARGATE_SPOT"], tags: { cost: "1", stage: "test" } })
      .namespace("shop.local", { description: "of the shop" });
    const shop = app("shop", { web })
      .tags({ team: "shop" })
      .cluster("main", { tags: { stage: "live" }, serviceConnectDefault: "shop.local" })
      .namespace("shop.local")
      .include(billing)
      .configure({ web: (s) => s.capacity({ FARGATE: { weight: 1 } }) });
    const { clusters, namespaces } = compile(shop).assembly;
    expect(clusters!["main"]).toEqual({
      clusterName: "main",
      settings: [{ name: "containerInsights", value: "enhanced" }],
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      serviceConnectDefaults: { namespace: "shop.local" },
      tags: [
        { key: "team", value: "shop" },
        { key: "cost", value: "1" },
        { key: "stage", value: "live" },
      ],
    });
    expect(namespaces!["shop.local"]).toMatchObject({ Description: "of the shop" });
  });

  it("has an app once that two included ones include", () => {
    const common = app("common", { catalog })
      .loadBalancer("inner", { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], listeners: { http: { port: 80 } } })
      .oneOff("once", web);
    const shop = (second: string): AppCommon =>
      app("shop", {})
        .include(app("a", { web }).include(common))
        .include(app("b", { agent }).namespace(second, { existing: true }).include(common));
    const both = app("shop", {}).cluster("main").include(app("a", { web }).include(common)).include(app("b", { agent }).include(common));
    expect(compile(both).complete).toBe(true);
    expect(Object.keys(compile(both).assembly.services!)).toEqual(["main/agent", "main/catalog", "main/web"]);
    // In two settings it is two.
    expect(compile(shop("inner.local")).diagnostics[0]).toMatchObject({ rule: "duplicate-load-balancer" });
  });

  it("takes one capacity provider from two apps that declare it alike", () => {
    const big = <A extends AppCommon>(one: A): A =>
      one.capacityProvider("big", { autoScalingGroupProvider: { autoScalingGroupArn: "arn:one" } });
    const catalogs = big(app("catalogs", { catalog }).tags({ team: "catalog" }));
    const agents = big(app("agents", { agent }));
    const { assembly, complete } = compile(app("shop", {}).cluster("main").include(catalogs).include(agents));
    expect(Object.keys(assembly.capacityProviders!)).toEqual(["big"]);
    expect(complete).toBe(true);
  });

  it("keeps an included app in a cluster of its own", () => {
    const shop = app("shop", { web }).cluster("main").include(app("billing", { catalog }).cluster("billing"));
    const { assembly } = compile(shop);
    expect(Object.keys(assembly.services!)).toEqual(["billing/catalog", "main/web"]);
    expect(Object.keys(assembly.clusters!)).toEqual(["billing", "main"]);
  });

  it("says what is wrong with values that are none of its kind", () => {
    expect(() => app("shop", { web: {} as never })).toThrow('"web" of the app "shop" is not a task.');
    expect(() => app("shop", { web }).configure({ wbe: (s: never) => s } as object)).toThrow(
      'The app "shop" has no service "wbe" to configure.',
    );
    expect(() => app("shop", { web }).configure({ web: (() => undefined) as never })).toThrow(
      'The callback of the service "web" gives no service.',
    );
    expect(() => app("shop", { web }).include({} as never)).toThrow("What is included is not an app.");
    expect(() => app("shop", { web }).oneOff("once", {} as never)).toThrow('The one-off task "once" is not a task.');
    expect(() => app("shop", { web }).oneOff("once", web, (() => undefined) as never)).toThrow(
      'The callback of the one-off task "once" gives none.',
    );
    expect(() => compile({} as never)).toThrow("What is compiled is not an app.");
    expect(() => compile([{} as never])).toThrow("Value 1 of the list is not a task.");
  });
});

describe("a one-off task", () => {
  it("runs when it is asked to", () => {
    const { assembly } = compile(app("shop", {}).cluster("main").oneOff("once", web));
    expect(assembly.tasks).toEqual({ once: { request: { taskDefinition: "web", cluster: "main", launchType: "FARGATE" } } });
    expect(Object.keys(assembly.taskDefinitions!)).toEqual(["web"]);
  });

  it("says the rest in steps", () => {
    const { assembly } = compile(
      app("shop", {})
        .cluster("main")
        .oneOff("once", web, (run) =>
          run
            .schedule("rate(1 hour)")
            .count(2)
            .override("app", { command: ["a"] })
            .overrideTask({ cpu: "512" })
            .capacity({ FARGATE_SPOT: { weight: 1 } })
            .network({ subnets: ["s"], publicIp: false })
            .group("g")
            .startedBy("me")
            .reference("r")
            .tags({ a: "1" })
            .exec()
            .ebsVolume("data", { roleArn: "r", terminationPolicy: { deleteOnTermination: true } })
            .raw({ enableECSManagedTags: true }),
        ),
    );
    expect(assembly.tasks).toEqual({
      once: {
        request: {
          taskDefinition: "web",
          cluster: "main",
          capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
          count: 2,
          enableECSManagedTags: true,
          enableExecuteCommand: true,
          group: "g",
          networkConfiguration: { awsvpcConfiguration: { subnets: ["s"], assignPublicIp: "DISABLED" } },
          overrides: { containerOverrides: [{ name: "app", command: ["a"] }], cpu: "512" },
          referenceId: "r",
          startedBy: "me",
          tags: [{ key: "a", value: "1" }],
          volumeConfigurations: [{ name: "data", managedEBSVolume: { roleArn: "r", terminationPolicy: { deleteOnTermination: true } } }],
        },
        schedule: "rate(1 hour)",
      },
    });
    expect(assembly.clusters!["main"]!.capacityProviders).toEqual(["FARGATE_SPOT"]);
  });
});
