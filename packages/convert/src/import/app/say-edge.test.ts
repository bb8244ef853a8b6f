import { app, compile, task } from "@stowage/dsl";
import type { Assembly } from "@stowage/model";
import { describe, expect, it } from "vitest";
import { behindABalancer } from "../../../test/behind-a-balancer.js";
import { golden } from "../../../test/golden.js";
import { compileSource } from "../../../test/run-source.js";
import { typeErrors } from "../../../test/tsc.js";
import { importDocument } from "../import-document.js";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080).port("grpc", 9090, { appProtocol: "grpc" }));
const agent = task("agent")
  .ec2()
  .container("agent", (c) => c.image("agent", "1").memory(64).port("udp", 514, { protocol: "udp" }));
const subnets = ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] as const;
const vpc = "vpc-0a1b2c3d";

const edge = app("edge", { web, agent })
  .region("eu-west-1")
  .account("123456789012")
  .cluster("main")
  .tags({ team: "edge" })
  .network({ subnets })
  .loadBalancer("public", {
    vpc,
    subnets,
    tags: { shown: "yes" },
    options: { IpAddressType: "dualstack" },
    listeners: {
      plain: { port: 80, otherwise: { redirectToHttps: true } },
      secure: {
        port: 443,
        certificates: ["arn:aws:acm:eu-west-1:123456789012:certificate/1"],
        rules: [
          {
            Priority: 1,
            Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/old/*"] } }],
            Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "410" } }],
          },
        ],
        options: { SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
      },
      test: { port: 8443, protocol: "HTTP" },
    },
  })
  .loadBalancer("logs", { vpc, subnets, type: "network", internal: true, listeners: { udp: { port: 514, protocol: "UDP" } } })
  .autoScalingGroup("spot", {
    instanceTypes: ["m7g.large"],
    image: "al2023-arm64",
    instanceProfile: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole",
    subnets,
    min: 0,
    max: 10,
    diskGiB: 60,
    tenancy: "dedicated",
    spot: { onDemandBase: 1 },
    agent: { ECS_LOGLEVEL: "warn" },
    userData: "echo ready",
    provider: { managedScaling: { status: "ENABLED", targetCapacity: 80 }, managedDraining: "ENABLED" },
    group: { MaxInstanceLifetime: 604_800 },
    instance: { Monitoring: { Enabled: true } },
  })
  .autoScalingGroup("bottle", {
    instanceTypes: ["m7i.large"],
    image: "bottlerocket",
    instanceProfile: "ecsInstanceRole",
    subnets,
    securityGroups: ["sg-0a1b2c3d"],
    min: 1,
    max: 2,
  })
  .configure({
    web: (s) =>
      s
        .route("http", "public:secure", {
          host: "shop.example.com",
          path: ["/a/*", "/b/*"],
          priority: 10,
          conditions: [{ Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } }],
          healthCheck: { path: "/health", interval: 10, codes: "200-299" },
          targetGroup: { HealthCheckEnabled: true },
          shift: { role: "ecsLoadBalancerRole", test: "public:test" },
        })
        .route("grpc", "public:secure", { path: "/grpc/*", priority: 20 })
        .blueGreen(),
    agent: (s) => s.route("udp", "logs:udp").capacity({ spot: { weight: 1 } }),
  });

/** The order in which a load balancer lists its target groups and rules means nothing. */
function unordered(assembly: Assembly): unknown {
  const balancers = Object.entries(assembly.loadBalancers ?? {}).map(([name, { targetGroups = [], rules = [], ...rest }]) => [
    name,
    {
      ...rest,
      targetGroups: new Set(targetGroups.map((group) => JSON.stringify(group))),
      rules: new Set(rules.map((rule) => JSON.stringify(rule))),
    },
  ]);
  return { ...assembly, loadBalancers: Object.fromEntries(balancers) as unknown };
}

it("says what a task's programs call", () => {
  const { assembly } = compile([
    web
      .grant(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::a/*")
      .grant("sqs:SendMessage", "*", { condition: { Bool: { "aws:SecureTransport": "true" } } }),
  ]);
  const { source } = importDocument(assembly);
  expect(source).toContain('.grant(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::a/*")');
  expect(compileSource(source).assembly.grants).toEqual(assembly.grants);
  expect(typeErrors({ grants: source })).toBe("");
});

describe("load balancers and Auto Scaling groups", () => {
  it.each(Object.entries({ edge: compile(edge).assembly, behindABalancer }))("%s come back as steps", (name, assembly) => {
    const { source, diagnostics } = importDocument(assembly);
    expect(diagnostics).toEqual([]);
    expect(source).toBe(golden(`${name === "edge" ? "edge" : "behind-a-balancer"}.ts`, source));
    expect(source).not.toContain("raw(");
    expect(unordered(compileSource(source).assembly)).toEqual(unordered(assembly));
    expect(typeErrors({ edge: source })).toBe("");
  });

  it("come back as steps where ports have no names", () => {
    const sip = task("sip")
      .fargate({ cpu: 256, memory: 512 })
      .container("app", (c) => c.image("sip", "1").portNumber(8080).portNumber(9090));
    const listeners = { http: { port: 80 }, test: { port: 8080 } };
    const { assembly } = compile(
      app("sip", { sip })
        .network({ subnets })
        .loadBalancer("public", { vpc, subnets, listeners })
        .configure({
          sip: (s) => s.route({ container: "app", port: 8080 }, "public:http").route({ container: "app", port: 9090 }, "public:test"),
        }),
    );
    const { source, diagnostics } = importDocument(assembly);
    expect(diagnostics).toEqual([]);
    expect(source).toContain('.route({ container: "app", port: 8080 }, "public:http80")');
    expect(unordered(compileSource(source).assembly)).toEqual(unordered(assembly));
    expect(typeErrors({ sip: source })).toBe("");
  });

  it("come back as steps where nothing is behind them", () => {
    const { assembly } = compile(
      app("edge", { web })
        .network({ subnets })
        .loadBalancer("old", { vpc: "", subnets, listeners: { http: { port: 80, otherwise: { redirectToHttps: true } } } }),
    );
    const { source, diagnostics } = importDocument(assembly);
    expect(diagnostics).toMatchObject([{ rule: "import-incomplete", path: "/loadBalancers/old" }]);
    expect(source).not.toContain("raw(");
    expect(compileSource(source).assembly).toEqual(assembly);
    expect(typeErrors({ old: source })).toBe("");
  });

  it("that no steps say exactly are noted, and their services name target groups", () => {
    const { loadBalancers = {}, autoScalingGroups = {}, ...rest } = behindABalancer;
    const { big } = autoScalingGroups;
    const wrong: Assembly = {
      ...rest,
      loadBalancers: {
        public: { ...loadBalancers["public"]!, targetGroups: [{ Name: "alone" }, ...loadBalancers["public"]!.targetGroups!] },
      },
      autoScalingGroups: {
        big: { ...big!, launchTemplate: { ...big!.launchTemplate, LaunchTemplateData: { InstanceType: "m7g.large" } } },
      },
    };
    const { source, diagnostics } = importDocument(wrong);
    expect(diagnostics.map(({ path }) => path)).toEqual(["/autoScalingGroups/big", "/loadBalancers/public"]);
    expect(compileSource(source).assembly).toEqual(rest);
  });
});
