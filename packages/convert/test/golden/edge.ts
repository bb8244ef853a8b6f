import { app, task } from "@stowage/dsl";

const agent = task("agent")
  .ec2()
  .container("agent", (c) => c.image("agent", "1").memory(64).port("udp", 514, { protocol: "udp" }));

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080).port("grpc", 9090, { appProtocol: "grpc" }));

export const edge = app("edge", { agent, web })
  .region("eu-west-1")
  .cluster("main")
  .tags({ team: "edge" })
  .autoScalingGroup("bottle", {
    instanceTypes: ["m7i.large"],
    image: "bottlerocket",
    instanceProfile: "ecsInstanceRole",
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    securityGroups: ["sg-0a1b2c3d"],
    min: 1,
    max: 2,
  })
  .autoScalingGroup("spot", {
    instanceTypes: ["m7g.large"],
    image: "al2023-arm64",
    instanceProfile: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole",
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    min: 0,
    max: 10,
    tenancy: "dedicated",
    spot: { onDemandBase: 1 },
    diskGiB: 60,
    agent: { ECS_LOGLEVEL: "warn" },
    userData: "echo ready",
    provider: { managedScaling: { status: "ENABLED", targetCapacity: 80 }, managedDraining: "ENABLED" },
    group: { MaxInstanceLifetime: 604800 },
    instance: { Monitoring: { Enabled: true } },
  })
  .loadBalancer("logs", {
    type: "network",
    vpc: "vpc-0a1b2c3d",
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    internal: true,
    listeners: { udp: { port: 514, protocol: "UDP" } },
  })
  .loadBalancer("public", {
    vpc: "vpc-0a1b2c3d",
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    listeners: {
      http80: { port: 80, otherwise: { redirectToHttps: true } },
      https: {
        port: 443,
        certificates: ["arn:aws:acm:eu-west-1:123456789012:certificate/1"],
        rules: [
          {
            Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/old/*"] } }],
            Priority: 1,
            Actions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "410" } }],
          },
        ],
        options: { SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
      },
      http8443: { port: 8443 },
    },
    tags: { shown: "yes" },
    options: { IpAddressType: "dualstack" },
  })
  .configure({
    agent: (s) => s.route("udp", "logs:udp").capacity({ spot: { weight: 1 } }),
    web: (s) =>
      s
        .route("http", "public:https", {
          priority: 10,
          host: "shop.example.com",
          path: ["/a/*", "/b/*"],
          conditions: [{ Field: "http-request-method", HttpRequestMethodConfig: { Values: ["GET"] } }],
          healthCheck: { path: "/health", interval: 10, codes: "200-299" },
          shift: { role: "arn:aws:iam::123456789012:role/ecsLoadBalancerRole", test: "public:http8443" },
          targetGroup: { HealthCheckEnabled: true },
        })
        .route("grpc", "public:https", { priority: 20, path: "/grpc/*" })
        .network({ subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] })
        .blueGreen(),
  });
