import { app, compile, task } from "@stowage/dsl";
import type { Assembly } from "@stowage/model";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080, { appProtocol: "http" }));
const agent = task("agent")
  .ec2()
  .container("agent", (c) => c.image("agent", "1").memory(64));

/** An app with a load balancer, blue/green deployments through it, and instances of its own, as the builder writes them. */
export const behindABalancer: Assembly = compile(
  app("edge", { web, agent })
    .region("eu-west-1")
    .account("123456789012")
    .cluster("main")
    .network({ subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], securityGroups: ["sg-0a1b2c3d"] })
    .loadBalancer("public", {
      vpc: "vpc-0a1b2c3d",
      subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
      securityGroups: ["sg-0a1b2c3d"],
      idleTimeout: 120,
      deletionProtection: true,
      accessLogs: { bucket: "edge-logs", prefix: "public" },
      attributes: { "routing.http.drop_invalid_header_fields.enabled": true },
      listeners: { http: { port: 80, attributes: { "routing.http.response.server.enabled": false } } },
    })
    .autoScalingGroup("big", {
      instanceTypes: ["m7g.large", "m7g.xlarge"],
      image: "al2023-arm64",
      instanceProfile: "ecsInstanceRole",
      subnets: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
      min: 0,
      max: 10,
    })
    .configure({
      web: (s) =>
        s
          .route("http", "public:http", {
            path: "/*",
            priority: 10,
            healthCheck: { path: "/health" },
            deregistrationDelay: 30,
            stickiness: { duration: 3600 },
            algorithm: "least_outstanding_requests",
            attributes: { "target_group_health.dns_failover.minimum_healthy_targets.count": 2 },
            shift: { role: "ecsLoadBalancerRole" },
          })
          .blueGreen(),
      agent: (s) => s.capacity({ big: { weight: 1 } }),
    }),
).assembly;
