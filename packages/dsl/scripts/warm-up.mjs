/** Compiles an app that has a little of much, with all rules on, so that what most apps need is compiled when V8's code is kept. */
export function warmUp({ app, compile, secretsManager, task, writeAssembly }) {
  const image = "registry.example/shop";
  const web = task("web")
    .fargate({ cpu: 512, memory: 1024, arch: "ARM64", os: "LINUX" })
    .taskRole("web-task")
    .executionRole("web-execution")
    .container("migrate", (c) => c.image(image, "1").essential(false).command("node", "migrate.js").logs({ group: "/ecs/web" }))
    .container("app", (c) =>
      c
        .image(image, "1")
        .env({ NODE_ENV: "production" })
        .secret("DB_URL", secretsManager("arn:aws:secretsmanager:eu-central-1:123456789012:secret:web/db-AbCdEf", { key: "url" }))
        .port("http", 8080, { appProtocol: "http" })
        .logs({ group: "/ecs/web" })
        .healthCheck("curl -f http://localhost:8080/health")
        .dependsOn("migrate", "SUCCESS"),
    );
  const agent = task("agent")
    .ec2()
    .container("agent", (c) => c.image(image, "1").memory(64));
  const shop = app("shop", { web, agent })
    .region("eu-central-1")
    .account("123456789012")
    .cluster("main")
    .namespace("shop.local")
    .tags({ team: "shop" })
    .network({ subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], securityGroups: ["sg-0123456789abcdef0"] })
    .configure({
      web: (s) =>
        s
          .serve("http")
          .as("web", 80)
          .uses("web")
          .desired(2)
          .rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } })
          .scale({ min: 2, max: 20, cpu: 60 }),
      agent: (s) => s.desired(1),
    });
  const { assembly } = compile(shop, { packs: ["security-hub", "resource-tagging", "control-tower", "aws-config"] });
  writeAssembly(assembly);
}
