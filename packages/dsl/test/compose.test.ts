import {
  app,
  compile,
  datadogAgent,
  fluentBit,
  otelCollector,
  queueWorker,
  scheduledJob,
  secretsManager,
  stages,
  task,
} from "@stowage/dsl";
import { webService, xrayDaemon } from "@stowage/dsl";
import type { App, AnyTask, FargateMark, Service, Sidecar } from "@stowage/dsl";
import type { Diagnostic } from "@stowage/model";
import { describe, expect, expectTypeOf, it } from "vitest";

const size = { cpu: 1024, memory: 2048 } as const;
const web = task("web")
  .fargate(size)
  .taskRole("web")
  .executionRole("execution")
  .container("app", (c) => c.image("web", "1").port("http", 8080));
const worker = task("worker")
  .fargate(size)
  .taskRole("worker")
  .executionRole("execution")
  .container("app", (c) => c.image("worker", "1"));
const network = { subnets: ["subnet-a", "subnet-b"], securityGroups: ["sg-a"] };
const listeners = { http: { port: 80 } };
const errors = (found: readonly Diagnostic[]): string[] => found.flatMap(({ rule, severity }) => (severity === "error" ? rule : []));

describe("ready sidecars", () => {
  const all = task("all")
    .fargate(size)
    .executionRole("execution")
    .add(fluentBit({ options: { "enable-ecs-log-metadata": "true" } }))
    .add(otelCollector({ version: "v0.43.1" }))
    .add(xrayDaemon({ repository: "cache/xray" }))
    .add(datadogAgent({ apiKey: secretsManager("datadog"), site: "datadoghq.eu", also: (c) => c.memory(256) }))
    .container("app", (c) =>
      c
        .image("app", "1")
        .dependsOn("aws-otel-collector", "HEALTHY")
        .dependsOn("datadog-agent", "HEALTHY")
        .logs({ logDriver: "awsfirelens", options: { Name: "null" } }),
    );

  it("keep their names and ports in the task's type", () => {
    expectTypeOf(fluentBit()).toEqualTypeOf<Sidecar<"log-router", never, false, true>>();
    expectTypeOf(all["~containers"]).toEqualTypeOf<"app" | "aws-otel-collector" | "datadog-agent" | "log-router" | "xray-daemon">();
    expectTypeOf(all["~ports"]).toEqualTypeOf<"apm" | "dogstatsd" | "otlp-grpc" | "otlp-http" | "xray" | FargateMark>();
    expectTypeOf(all).toExtend<AnyTask>();
  });

  it("are definitions that ECS takes", () => {
    const { assembly, diagnostics } = compile([all], { account: "123456789012", region: "eu-west-1" });
    expect(errors(diagnostics)).toEqual([]);
    expect(assembly.taskDefinitions!["all"]!.containerDefinitions).toMatchObject([
      {
        name: "log-router",
        image: "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
        firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
      },
      {
        name: "aws-otel-collector",
        image: "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1",
        command: ["--config=/etc/ecs/ecs-default-config.yaml"],
        portMappings: [
          { name: "otlp-grpc", containerPort: 4317 },
          { name: "otlp-http", containerPort: 4318 },
        ],
        essential: false,
      },
      { name: "xray-daemon", image: "cache/xray:3.x", portMappings: [{ containerPort: 2000, protocol: "udp" }] },
      {
        name: "datadog-agent",
        image: "public.ecr.aws/datadog/agent:7",
        memory: 256,
        environment: expect.arrayContaining([{ name: "DD_SITE", value: "datadoghq.eu" }]),
        secrets: [{ name: "DD_API_KEY", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:datadog" }],
      },
      { name: "app" },
    ]);
  });

  it("take a configuration of one's own", () => {
    const traced = task("t")
      .fargate(size)
      .add(otelCollector({ version: "v0.43.1", configFrom: "/otel/config" }))
      .container("app", (c) => c.image("app", "1"));
    const [collector] = compile([traced]).assembly.taskDefinitions!["t"]!.containerDefinitions;
    expect(collector).toMatchObject({ secrets: [{ name: "AOT_CONFIG_CONTENT", valueFrom: "/otel/config" }] });
    expect(collector).not.toHaveProperty("command");
  });
});

describe("presets", () => {
  const shop = app("shop", { web, worker })
    .account("123456789012")
    .region("eu-west-1")
    .cluster("main", { containerInsights: "enabled" })
    .network(network)
    .loadBalancer("public", { vpc: "vpc-1", subnets: network.subnets, listeners })
    .configure({
      web: (s) => webService(s, { port: "http", listener: "public:http", healthCheck: { path: "/health" }, max: 20 }).exec(),
      worker: (s) => queueWorker(s, { queue: "orders", backlog: 100 }).exec(),
    })
    .oneOff("report", worker, (run) => scheduledJob(run, { schedule: "rate(1 hour)", command: { app: ["node", "report.js"] } }));
  const { assembly, diagnostics } = compile(shop);

  it("are definitions that ECS takes", () => {
    expect(errors(diagnostics)).toEqual([]);
  });

  it("put a web service behind a load balancer, and scale it", () => {
    expect(assembly.services!["main/web"]).toMatchObject({
      desiredCount: 2,
      enableExecuteCommand: true,
      healthCheckGracePeriodSeconds: 60,
      loadBalancers: [{ targetGroupArn: "public-web-http", containerName: "app", containerPort: 8080 }],
      deploymentConfiguration: { minimumHealthyPercent: 100, deploymentCircuitBreaker: { enable: true, rollback: true } },
    });
    expect(assembly.scaling!["main/web"]!.target).toMatchObject({ MinCapacity: 2, MaxCapacity: 20 });
  });

  it("leave it to a later step how a web service is deployed", () => {
    const alone = app("alone", { web })
      .cluster("main")
      .network(network)
      .loadBalancer("public", { vpc: "vpc-1", subnets: network.subnets, listeners })
      .configure({
        web: (s) =>
          webService(s, { port: "http", listener: "public:http", shift: { role: "arn:aws:iam::123456789012:role/infra" } }).canary({
            canaryPercent: 5,
            bakeTime: 5,
          }),
      });
    const found = compile(alone);
    expect(errors(found.diagnostics)).toEqual([]);
    expect(found.assembly.services!["main/web"]).toMatchObject({
      deploymentConfiguration: { strategy: "CANARY", canaryConfiguration: { canaryPercent: 5 } },
      loadBalancers: [{ advancedConfiguration: { alternateTargetGroupArn: "public-web-http-alt" } }],
    });
  });

  it("are called by presets of one's own", () => {
    const api = <P extends string, N extends string, B extends string>(s: Service<P | "http", N, B | "public:http">) =>
      webService(s, { port: "http", listener: "public:http", max: 5 }).exec();
    const own = app("own", { web }).cluster("main").loadBalancer("public", { vpc: "vpc-1", subnets: network.subnets, listeners });
    const { assembly: made } = compile(own.configure({ web: (s) => api(s).desired(3) }));
    expect(made.services!["main/web"]).toMatchObject({ desiredCount: 3, loadBalancers: [{ targetGroupArn: "public-web-http" }] });
  });

  it("scale a worker by what waits for each task", () => {
    const [policy] = assembly.scaling!["main/worker"]!.policies!;
    expect(policy).toMatchObject({ PolicyName: "orders-backlog", ResourceId: "service/main/worker" });
    const metrics = policy!.TargetTrackingScalingPolicyConfiguration!.CustomizedMetricSpecification!.Metrics!;
    expect(metrics.at(-1)).toMatchObject({ Expression: "waiting / running", ReturnData: true });
    expect(metrics[1]!.MetricStat!.Metric.Dimensions).toEqual([
      { Name: "ClusterName", Value: "main" },
      { Name: "ServiceName", Value: "worker" },
    ]);
  });

  it("take cluster and service from the app that includes them, too", () => {
    const jobs = app("jobs", { consumer: worker }).configure({ consumer: (s) => queueWorker(s, { queue: "orders", backlog: 1 }) });
    const included = compile(app("all", { web }).cluster("shared").include(jobs)).assembly;
    const [policy] = included.scaling!["shared/consumer"]!.policies!;
    expect(JSON.stringify(policy)).toContain('[{"Name":"ClusterName","Value":"shared"},{"Name":"ServiceName","Value":"consumer"}]');
  });

  it("run a job on a schedule", () => {
    expect(assembly.tasks!["report"]).toMatchObject({
      schedule: "rate(1 hour)",
      request: { count: 1, overrides: { containerOverrides: [{ name: "app", command: ["node", "report.js"] }] } },
    });
  });
});

describe("stages", () => {
  const all = stages(["test", "live"], (stage) =>
    app("shop", { web, worker })
      .cluster(`shop-${stage.name}`, { containerInsights: stage.is("live") ? "enhanced" : "disabled" })
      .configure({
        web: (s) =>
          s
            .desired(stage.pick({ test: 1, live: 4 }))
            .capacity(
              stage.pick({ test: { FARGATE_SPOT: { weight: 1 } }, live: { FARGATE: { base: 2, weight: 1 }, FARGATE_SPOT: { weight: 3 } } }),
            ),
      }),
  );

  it("are an app each, of one type", () => {
    type Shop = App<{ web: "http" | FargateMark; worker: FargateMark }>;
    expectTypeOf(all).toEqualTypeOf<{ readonly test: Shop; readonly live: Shop }>();
  });

  it("differ where it is said", () => {
    const test = compile(all.test).assembly;
    const live = compile(all.live).assembly;
    expect(test.services!["shop-test/web"]).toMatchObject({
      desiredCount: 1,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
    });
    expect(live.services!["shop-live/web"]).toMatchObject({ desiredCount: 4 });
    expect(live.clusters!["shop-live"]!.settings).toEqual([{ name: "containerInsights", value: "enhanced" }]);
    expect(test.taskDefinitions).toEqual(live.taskDefinitions);
  });
});
