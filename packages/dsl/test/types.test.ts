import type { CreateServiceCommandInput, RegisterTaskDefinitionCommandInput, RunTaskCommandInput } from "@aws-sdk/client-ecs";
import { app, compile, sidecar, task } from "@stowage/dsl";
import type {
  AnyApp,
  AnyTask,
  App,
  AppLoadBalancer,
  BalancerTypeOf,
  ContainerCommon,
  FargateMark,
  Launch,
  NetworkMark,
  PlacedOnInstances,
  Routable,
  Servable,
  Service,
  ServiceCommon,
  Sidecar,
  Task,
  TaskCommon,
} from "@stowage/dsl";
import { describe, expect, expectTypeOf, it } from "vitest";

const size = { cpu: 256, memory: 512 } as const;
const web = task("web")
  .fargate(size)
  .container("app", (c) => c.image("web", "1").port("http", 8080).port("admin", 9090));
const worker = task("worker")
  .fargate(size)
  .container("app", (c) => c.image("worker", "1"));

describe("types", () => {
  it("of an app are its services and their ports, and no more", () => {
    const shop = app("shop", { web, worker }).cluster("main");
    expectTypeOf(shop).toEqualTypeOf<App<{ web: "http" | "admin" | FargateMark; worker: FargateMark }>>();
    expectTypeOf(shop["~services"]).toEqualTypeOf<{ web: "http" | "admin" | FargateMark; worker: FargateMark }>();
    const both = app("both", { worker }).include(shop);
    expectTypeOf(both).toEqualTypeOf<App<{ worker: FargateMark }, "web" | "worker">>();
  });

  it("of a task are its launch type, containers, ports and volumes", () => {
    expectTypeOf(web["~ports"]).toEqualTypeOf<"http" | "admin" | FargateMark>();
    expectTypeOf(
      task("t")
        .ec2()
        .container("app", (c) => c.port("http", 80))["~ports"],
    ).toEqualTypeOf<"http">();
    expectTypeOf(web["~containers"]).toEqualTypeOf<"app">();
    expectTypeOf(web["~ready"]).toEqualTypeOf<"ready">();
    expectTypeOf(task("t").fargate(size).bindVolume("a").bindVolume("b")).toEqualTypeOf<Task<"fargate", {}, never, "a" | "b">>();
    expectTypeOf(sidecar("envoy", (c) => c.port("admin", 1).healthCheck("true"))).toEqualTypeOf<Sidecar<"envoy", "admin", true, true>>();
  });

  it("of an app's listeners say which are a network load balancer's", () => {
    const balanced = app("shop", { web })
      .loadBalancer("public", { vpc: "vpc-1", subnets: ["subnet-a"], listeners: { http: { port: 80 } } })
      .loadBalancer("fast", { vpc: "vpc-1", subnets: ["subnet-a"], type: "network", listeners: { tcp: { port: 80 } } });
    type Listeners = "public:http" | "fast:tcp" | NetworkMark<"fast:tcp">;
    expectTypeOf(balanced["~listeners"]).toEqualTypeOf<Listeners>();
    expectTypeOf(app("all", { worker }).include(balanced)["~listeners"]).toEqualTypeOf<Listeners>();
    expectTypeOf<Routable<Listeners>>().toEqualTypeOf<"public:http" | "fast:tcp">();
    expectTypeOf<BalancerTypeOf<Listeners, "fast:tcp">>().toEqualTypeOf<"network">();
    expectTypeOf<BalancerTypeOf<Listeners, "public:http">>().toEqualTypeOf<"application">();
    // Which of them is meant is not known: what one of them takes is taken.
    const either = "public:http" as "public:http" | "fast:tcp";
    const sticky = balanced.configure({
      web: (s) => s.route("http", either, { stickiness: { duration: 60 }, shift: { role: "r", test: "fast:tcp" } }),
    });
    expectTypeOf(sticky).toEqualTypeOf<typeof balanced>();
    // A load balancer whose type is known to nobody, and a step that is given any listener.
    const declared: AppLoadBalancer<"http"> = { vpc: "vpc-1", subnets: ["subnet-a"], listeners: { http: { port: 80 } } };
    expectTypeOf(app("shop", { web }).loadBalancer("some", declared)["~listeners"]).toEqualTypeOf<"some:http">();
    const reached = <P extends string, N extends string, B extends string>(
      s: Service<P, N, B>,
      port: Servable<P>,
      listener: Routable<B>,
    ): Service<P, N, B> => s.route(port, listener, { stickiness: true, slowStart: 30, healthCheck: { path: "/" } });
    expectTypeOf(balanced.configure({ web: (s) => reached(s, "http", "fast:tcp") })).toEqualTypeOf<typeof balanced>();
  });

  it("of what is compiled are what the AWS SDK takes", () => {
    const { assembly } = compile(app("shop", { web }).oneOff("once", worker));
    expectTypeOf(assembly.taskDefinitions!["web"]!).toExtend<RegisterTaskDefinitionCommandInput>();
    expectTypeOf(assembly.services!["default/web"]!).toExtend<CreateServiceCommandInput>();
    expectTypeOf(assembly.tasks!["once"]!.request).toExtend<RunTaskCommandInput>();
  });

  it("pass through mixins", () => {
    const traced = <C extends ContainerCommon>(c: C): C => c.env("TRACING", "on");
    const owned = <T extends TaskCommon>(t: T): T => t.tags({ team: "shop" });
    const careful = <S extends ServiceCommon>(s: S): S => s.rolling({ min: 100 });
    const traceable = owned(task("t").fargate(size)).container("app", (c) => traced(c.image("t", "1")).port("http", 80));
    const shop = app("shop", { t: traceable, worker }).configure({ t: (s) => careful(s).serve("http").uses("worker") });
    expectTypeOf(shop).toEqualTypeOf<App<{ t: "http" | FargateMark; worker: FargateMark }>>();
    expect(compile(shop).assembly.taskDefinitions!["t"]).toMatchObject({
      tags: [{ key: "team", value: "shop" }],
      containerDefinitions: [{ environment: [{ name: "TRACING", value: "on" }] }],
    });
  });

  it("grow in mixins that are generic over them", () => {
    const envoy = <L extends Launch, C, P extends string, V extends string>(t: Task<L, C, P, V>) =>
      t.bindVolume("config").container("envoy", (c) => c.image("envoy", "1").port("envoy", 9901).mount("config", "/config"));
    const observed = <L extends Launch, C, P extends string, V extends string>(t: Task<L, C, P, V>) =>
      t.add(sidecar("agent", (c) => c.image("agent", "1").healthCheck("true")));
    const named = <P extends string, N extends string, B extends string>(s: Service<P | "envoy", N, B>) => s.serve("envoy").as("proxy", 80);
    const all = observed(envoy(task("t").fargate(size))).container("app", (c) =>
      c.dependsOn("agent", "HEALTHY").dependsOn("envoy", "START"),
    );
    expectTypeOf(all["~containers"]).toEqualTypeOf<"agent" | "app" | "envoy">();
    expectTypeOf(all["~ports"]).toEqualTypeOf<"envoy" | FargateMark>();
    const shop = app("shop", { all, worker }).configure({ all: (s) => named(s).uses("worker") });
    expectTypeOf(shop).toEqualTypeOf<App<{ all: "envoy" | FargateMark; worker: FargateMark }>>();
    expect(() => {
      // @ts-expect-error -- the mixin's volume is there already
      all.bindVolume("config");
      // @ts-expect-error -- and so is its container
      all.add(sidecar("agent", (c) => c));
      // @ts-expect-error -- and its port
      all.container("other", (c) => c.port("envoy", 1));
      // @ts-expect-error -- a task without the port that a mixin serves
      app("shop", { worker }).configure({ worker: (s) => named(s) });
    }).not.toThrow();
  });

  it("of placement fit services on instances and those of which nothing is known", () => {
    const agent = task("agent")
      .ec2()
      .container("app", (c) => c.image("agent", "1").memory(64));
    const unknown: AnyTask = agent;
    const spread = <S extends ServiceCommon & PlacedOnInstances<never>>(s: S): S => s.spread("instanceId");
    const shop = app("shop", { agent, unknown }).configure({ agent: (s) => spread(s).daemon(), unknown: (s) => s.binpack("memory") });
    expect(compile(shop).assembly.services).toMatchObject({
      "default/agent": { schedulingStrategy: "DAEMON", placementStrategy: [{ type: "spread", field: "instanceId" }] },
      "default/unknown": { placementStrategy: [{ type: "binpack", field: "memory" }] },
    });
  });

  it("may be annotated without names", () => {
    const anyTask: AnyTask = web;
    const anyApp: AnyApp = app("shop", { any: anyTask }).configure({ any: (s) => s.serve("whatever") });
    expectTypeOf(anyApp.region("eu-west-1")).toEqualTypeOf<AnyApp>();
    expect(compile(anyApp).assembly.app).toBe("shop");
  });

  it("let names that are not known pass: the rules check the rest", () => {
    const names: string[] = ["a", "b"];
    const tasks = Object.fromEntries(
      names.map((name) => [
        name,
        task(name)
          .fargate(size)
          .container(name, (c) => c.image(name, "1").port(`${name}-http`, 80))
          .container("last", (c) => c.image("last", "1").dependsOn(name, "HEALTHY").port("last", 81)),
      ]),
    );
    const shop = app("shop", tasks).configure({ a: (s) => s.serve("a-http").uses("b", "c") });
    const found = compile(shop).diagnostics.map(({ rule }) => rule);
    expect(found).toContain("unknown-peer");
  });

  it("do not compare bounds that are not literals", () => {
    const max: number = 1;
    const shop = app("shop", { web }).configure({
      web: (s) => s.scale({ min: 2, max }).scale({ min: max, max: 4 }).scale({ min: 10, max: 10 }),
    });
    expect(compile(shop).assembly.scaling!["default/web"]!.target).toMatchObject({ MinCapacity: 10, MaxCapacity: 10 });
  });
});
