import { describe, expect, it } from "vitest";
import { app } from "../app/app-builder.js";
import { task } from "../task/task-builder.js";
import { compile } from "./compile.js";
import { targetGroupName } from "./target-group.js";

const size = { cpu: 256, memory: 512 } as const;
const web = task("web")
  .fargate(size)
  .executionRole("arn:aws:iam::123456789012:role/execution")
  .container("app", (c) => c.image("web", "1").port("http", 8080, { appProtocol: "http" }).port("rpc", 9090, { appProtocol: "grpc" }));
const api = task("api")
  .ec2()
  .container("app", (c) => c.image("api", "1").memory(64).port("http", 80));
const certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/1";
const network = { subnets: ["subnet-a", "subnet-b"], securityGroups: ["sg-a"] };
const base = { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"] };
const shop = app("shop", { web, api })
  .account("123456789012")
  .cluster("main")
  .network(network)
  .tags({ team: "shop" })
  .loadBalancer("public", {
    ...base,
    securityGroups: ["sg-public"],
    listeners: {
      http: { port: 80, otherwise: { redirectToHttps: true } },
      https: { port: 443, certificates: [certificate] },
      test: { port: 8443, certificates: [certificate], otherwise: { respond: 503, text: "Nothing is tested." } },
    },
  })
  .loadBalancer("fast", { ...base, type: "network", internal: true, listeners: { tcp: { port: 9090 } } });

describe("a load balancer", () => {
  const { assembly, diagnostics } = compile(
    shop.configure({
      web: (s) =>
        s
          .route("http", "public:https", { healthCheck: { path: "/health", interval: 10, healthy: 2, codes: "200-299" } })
          .route("http", "public:https", { path: ["/a/*", "/b/*"], host: "example.com", priority: 20 })
          .route("rpc", "fast:tcp"),
      api: (s) =>
        s
          .route("http", "public:https", { path: "/api/*", priority: 10, shift: { role: "ecs-load-balancer", test: "public:test" } })
          .blueGreen({ bakeTime: 5 })
          .healthCheckGrace(30),
    }),
  );
  const { public: open, fast } = assembly.loadBalancers!;

  it("has its listeners, with what they do for requests that no rule takes", () => {
    expect(open!.loadBalancer).toEqual({
      Name: "public",
      Subnets: ["subnet-a", "subnet-b"],
      SecurityGroups: ["sg-public"],
      Scheme: "internet-facing",
      Tags: [{ Key: "team", Value: "shop" }],
      Type: "application",
    });
    expect(open!.listeners).toEqual([
      {
        LoadBalancerArn: "public",
        DefaultActions: [{ Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } }],
        Protocol: "HTTP",
        Port: 80,
      },
      {
        LoadBalancerArn: "public",
        DefaultActions: [{ Type: "forward", TargetGroupArn: "public-web-http" }],
        Protocol: "HTTPS",
        Port: 443,
        Certificates: [{ CertificateArn: certificate }],
      },
      expect.objectContaining({
        DefaultActions: [
          {
            Type: "fixed-response",
            FixedResponseConfig: { StatusCode: "503", MessageBody: "Nothing is tested.", ContentType: "text/plain" },
          },
        ],
      }),
    ]);
    expect(fast).toMatchObject({
      loadBalancer: { Type: "network", Scheme: "internal" },
      listeners: [{ Protocol: "TCP", Port: 9090, DefaultActions: [{ Type: "forward", TargetGroupArn: "fast-web-rpc" }] }],
    });
  });

  it("has a target group for each service's port, and the service has it by name", () => {
    expect(open!.targetGroups!.map(({ Name, TargetType, Protocol, Port }) => ({ Name, TargetType, Protocol, Port }))).toEqual([
      { Name: "public-web-http", TargetType: "ip", Protocol: "HTTP", Port: 8080 },
      { Name: "public-api-http", TargetType: "instance", Protocol: "HTTP", Port: 80 },
      { Name: "public-api-http-alt", TargetType: "instance", Protocol: "HTTP", Port: 80 },
    ]);
    expect(open!.targetGroups![0]).toMatchObject({
      VpcId: "vpc-1",
      HealthCheckPath: "/health",
      HealthCheckIntervalSeconds: 10,
      HealthyThresholdCount: 2,
      Matcher: { HttpCode: "200-299" },
    });
    expect(assembly.services!["main/web"]!.loadBalancers).toEqual([
      { targetGroupArn: "public-web-http", containerName: "app", containerPort: 8080 },
      { targetGroupArn: "fast-web-rpc", containerName: "app", containerPort: 9090 },
    ]);
  });

  it("has a rule for each condition, and for a shifted one both target groups", () => {
    const both = {
      Type: "forward",
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: "public-api-http", Weight: 1 },
          { TargetGroupArn: "public-api-http-alt", Weight: 0 },
        ],
      },
    };
    const path = (...Values: string[]): object => ({ Field: "path-pattern", PathPatternConfig: { Values } });
    expect(open!.rules).toEqual([
      {
        ListenerArn: "public:443",
        Conditions: [{ Field: "host-header", HostHeaderConfig: { Values: ["example.com"] } }, path("/a/*", "/b/*")],
        Priority: 20,
        Actions: [{ Type: "forward", TargetGroupArn: "public-web-http" }],
      },
      { ListenerArn: "public:443", Conditions: [path("/api/*")], Priority: 10, Actions: [both] },
      { ListenerArn: "public:8443", Conditions: [path("/api/*")], Priority: 10, Actions: [both] },
    ]);
    expect(assembly.services!["main/api"]!.loadBalancers![0]!.advancedConfiguration).toEqual({
      alternateTargetGroupArn: "public-api-http-alt",
      productionListenerRule: "public:443/10",
      testListenerRule: "public:8443/10",
      roleArn: "arn:aws:iam::123456789012:role/ecs-load-balancer",
    });
  });

  it("is no error to the rules", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

it("a route leads to a port without a name by its container and number", () => {
  const plain = task("plain")
    .fargate({ cpu: 256, memory: 512 })
    .container("app", (c) => c.image("plain", "1").portNumber(8080));
  const edge = app("edge", { plain })
    .loadBalancer("public", { vpc: "vpc-1", subnets: ["subnet-a", "subnet-b"], listeners: { http: { port: 80 } } })
    .configure({ plain: (s) => s.route({ container: "app", port: 8080 }, "public:http") });
  const { assembly: made } = compile(edge);
  expect(made.services!["default/plain"]!.loadBalancers).toEqual([
    { targetGroupArn: "public-plain-app-8080", containerName: "app", containerPort: 8080 },
  ]);
  expect(made.loadBalancers!["public"]!.targetGroups).toMatchObject([{ Name: "public-plain-app-8080", Port: 8080, TargetType: "ip" }]);
});

describe("a route is refused", () => {
  const found = (configure: Parameters<typeof shop.configure>[0]): string[] =>
    compile(shop.configure({ api: (s) => s.route("http", "fast:tcp"), ...configure })).diagnostics.flatMap(({ rule, severity }) =>
      severity === "error" ? rule : [],
    );

  it.each<[string, Parameters<typeof shop.configure>[0]]>([
    ["unknown-listener", { web: (s) => s.route("http", "public:htps" as "public:https") }],
    ["unknown-port", { web: (s) => s.route("htp" as "http", "public:https") }],
    ["unknown-port", { web: (s) => s.route({ container: "app", port: 1 }, "public:https") }],
    ["unknown-port", { web: (s) => s.route({ container: "ap", port: 8080 }, "public:https") }],
    ["listener-taken", { web: (s) => s.route("http", "public:http") }],
    ["listener-taken", { web: (s) => s.route("http", "fast:tcp") }],
    ["network-route-condition", { web: (s) => s.route("http", "fast:tcp", { path: "/", priority: 1 }) }],
    ["route-condition-missing", { web: (s) => s.route("http", "public:https", { priority: 1 }) }],
    [
      "listener-priority-taken",
      { web: (s) => s.route("http", "public:https", { path: "/", priority: 1 }).route("rpc", "public:https", { path: "/", priority: 1 }) },
    ],
    ["listener-without-target", { api: (s) => s }],
  ])("%s", (rule, configure) => {
    expect(found(configure)).toContain(rule);
  });
});

describe("a target group's name", () => {
  it.each([
    [["public", "web", "http"], "public-web-http"],
    [["public", "web_site", "http"], "public-web-site-http"],
    [["a".repeat(40), "web", "http"], `${"a".repeat(23)}-e7b5c7ac`],
  ])("of %j is %s", (parts, name) => {
    expect(targetGroupName(...parts)).toHaveLength(name.length);
    expect(targetGroupName(...parts).slice(0, 23)).toBe(name.slice(0, 23));
  });

  it("keeps two apart that begin alike", () => {
    expect(targetGroupName("a".repeat(40), "x")).not.toBe(targetGroupName("a".repeat(40), "y"));
  });
});

describe("attributes", () => {
  const { assembly, diagnostics } = compile(
    app("shop", { web })
      .cluster("main")
      .network(network)
      .loadBalancer("public", {
        ...base,
        idleTimeout: 120,
        deletionProtection: true,
        accessLogs: { bucket: "logs" },
        attributes: { "routing.http2.enabled": false },
        listeners: { http: { port: 80, attributes: { "routing.http.response.server.enabled": false } } },
      })
      .loadBalancer("fast", { ...base, type: "network", crossZone: true, listeners: { tcp: { port: 9090 } } })
      .configure({
        web: (s) =>
          s
            .route("http", "public:http", {
              deregistrationDelay: 30,
              slowStart: 60,
              stickiness: { duration: 3600, cookie: "session" },
              algorithm: "round_robin",
              crossZone: false,
              shift: { role: "arn:aws:iam::123456789012:role/ecsLoadBalancerRole" },
            })
            .route("http", "public:http", { path: "/a", priority: 1, deregistrationDelay: 5 })
            .route("rpc", "fast:tcp", { stickiness: true, attributes: { "preserve_client_ip.enabled": false } })
            .blueGreen({ bakeTime: 5 }),
      }),
  );
  const values = (list: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined): object =>
    Object.fromEntries((list ?? []).map(({ Key, Value }) => [Key, Value]));
  const { public: open, fast } = assembly.loadBalancers!;

  it("of load balancers and listeners are requests of their own", () => {
    expect(open!.loadBalancerAttributes?.LoadBalancerArn).toBe("public");
    expect(values(open!.loadBalancerAttributes?.Attributes)).toEqual({
      "deletion_protection.enabled": "true",
      "idle_timeout.timeout_seconds": "120",
      "access_logs.s3.enabled": "true",
      "access_logs.s3.bucket": "logs",
      "routing.http2.enabled": "false",
    });
    expect(values(fast!.loadBalancerAttributes?.Attributes)).toEqual({ "load_balancing.cross_zone.enabled": "true" });
    expect(open!.listenerAttributes).toEqual([
      { ListenerArn: "public:80", Attributes: [{ Key: "routing.http.response.server.enabled", Value: "false" }] },
    ]);
  });

  it("of target groups are said by routes, for both of a shifted deployment", () => {
    expect(open!.targetGroupAttributes?.map(({ TargetGroupArn }) => TargetGroupArn)).toEqual(["public-web-http", "public-web-http-alt"]);
    for (const { Attributes } of open!.targetGroupAttributes!) {
      expect(values(Attributes)).toEqual({
        "deregistration_delay.timeout_seconds": "30",
        "slow_start.duration_seconds": "60",
        "stickiness.enabled": "true",
        "stickiness.type": "app_cookie",
        "stickiness.app_cookie.cookie_name": "session",
        "stickiness.app_cookie.duration_seconds": "3600",
        "load_balancing.algorithm.type": "round_robin",
        "load_balancing.cross_zone.enabled": "false",
      });
    }
    expect(values(fast!.targetGroupAttributes?.[0]?.Attributes)).toEqual({
      "stickiness.enabled": "true",
      "stickiness.type": "source_ip",
      "preserve_client_ip.enabled": "false",
    });
  });

  it("of a second route to the same target group are not taken in silence", () => {
    expect(diagnostics.filter(({ rule }) => rule === "target-group-made")).toHaveLength(1);
  });
});
