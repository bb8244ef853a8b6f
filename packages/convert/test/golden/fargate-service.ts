import { secretsManager, ssm, task } from "@stowage/dsl";

export const shopWeb = task("shop-web")
  .fargate({ cpu: 512, memory: 1024, arch: "ARM64", os: "LINUX" })
  .executionRole("arn:aws:iam::123456789012:role/ecsTaskExecutionRole")
  .taskRole("arn:aws:iam::123456789012:role/web")
  .ephemeralStorage(30)
  .bindVolume("cache")
  .efsVolume("data", { fileSystemId: "fs-0123456789abcdef0", accessPointId: "fsap-0123456789abcdef0", iam: true })
  .container("migrate", (c) => c.image("shop/web", "1.4.2").command("node", "migrate.js").essential(false))
  .container("app", (c) =>
    c
      .image("123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web", "sha256:0f1e2d")
      .port("http", 8080, { protocol: "tcp", appProtocol: "http" })
      .env({ LOG_LEVEL: "info", EMPTY: "" })
      .secret("DB_URL", secretsManager("arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf", { key: "url" }))
      .secret("API_KEY", ssm("arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key"))
      .secret("TOKEN", "token")
      .healthCheck("curl -f http://localhost:8080/health || exit 1", { interval: 10, retries: 5 })
      .restart({ ignoreExitCodes: [0], after: 60 })
      .stopTimeout(60)
      .mount("cache", "/var/cache")
      .mount("data", "/data", { readOnly: true })
      .readonlyRoot()
      .logs({ logDriver: "awsfirelens", options: { Name: "cloudwatch" } })
      .ulimits({ nofile: 65536 })
      .linuxParameters({ initProcessEnabled: true, capabilities: { drop: ["ALL"] } })
      .raw({
        dependsOn: [
          { containerName: "migrate", condition: "SUCCESS" },
          { containerName: "router", condition: "START" },
        ],
      }),
  )
  .container("router", (c) =>
    c
      .image("public.ecr.aws/aws-observability/aws-for-fluent-bit", "stable")
      .logs({ group: "/shop/web", region: "eu-west-1", create: true, mode: "non-blocking", options: { "max-buffer-size": "25m" } })
      .firelens("fluentbit", { "enable-ecs-log-metadata": "true" }),
  )
  .tags({ "team": "shop", "cost-center": "" });
