import { app, task } from "@stowage/dsl";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080).env("CATALOG_URL", "http://catalog/api").logs({ group: "/shop/web" }));

const catalog = task("catalog")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("catalog", "1").port("http", 8080));

const worker = task("worker")
  .container("app", (c) => c.image("worker", "1"))
  .tags({ x: "y" });

export const shop = app("shop", { web, catalog })
  .region("eu-west-1")
  .cluster("main", { containerInsights: "enhanced", capacityProviders: ["FARGATE", "FARGATE_SPOT"] })
  .namespace("shop.local")
  .network({ subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"] })
  .tags({ team: "shop" })
  .oneOff("report", worker, (run) => run.schedule("rate(1 day)").override("app", { command: ["report"] }))
  .configure({
    web: (s) =>
      s
        .uses("catalog")
        .loadBalancer({
          targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef",
          port: "http",
        })
        .rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } })
        .scale({ min: 2, max: 10, cpu: 60 })
        .scaleAt("night", "cron(0 22 * * ? *)", { min: 1, start: new Date("2023-11-14T22:13:20.000Z") }),
    catalog: (s) => s.serve("http").as("catalog", 80),
  });
