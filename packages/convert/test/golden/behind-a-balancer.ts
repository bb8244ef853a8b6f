import { app, task } from "@stowage/dsl";

const agent = task("agent")
  .ec2()
  .container("agent", (c) => c.image("agent", "1").memory(64));

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080, { appProtocol: "http" }));

export const edge = app("edge", { agent, web })
  .region("eu-west-1")
  .cluster("main")
  .autoScalingGroup("big", {
    instanceTypes: ["m7g.large", "m7g.xlarge"],
    image: "al2023-arm64",
    instanceProfile: "ecsInstanceRole",
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    min: 0,
    max: 10,
  })
  .loadBalancer("public", {
    vpc: "vpc-0a1b2c3d",
    subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
    securityGroups: ["sg-0a1b2c3d"],
    listeners: { http: { port: 80, attributes: { "routing.http.response.server.enabled": false } } },
    deletionProtection: true,
    idleTimeout: 120,
    accessLogs: { bucket: "edge-logs", prefix: "public" },
    attributes: { "routing.http.drop_invalid_header_fields.enabled": true },
  })
  .configure({
    agent: (s) => s.capacity({ big: { weight: 1 } }),
    web: (s) =>
      s
        .route("http", "public:http", {
          priority: 10,
          path: "/*",
          healthCheck: { path: "/health" },
          deregistrationDelay: 30,
          stickiness: { duration: 3600 },
          algorithm: "least_outstanding_requests",
          attributes: { "target_group_health.dns_failover.minimum_healthy_targets.count": 2 },
          shift: { role: "arn:aws:iam::123456789012:role/ecsLoadBalancerRole" },
        })
        .network({ subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroups: ["sg-0a1b2c3d"] })
        .blueGreen(),
  });
