// To be completed:
// - /services/web/environment/TOKEN: The variable TOKEN has no value. Put its value in the place of what stands for it.
// - /services/web: It names no image: Compose builds it. Push it to a registry, and name it there in the place of "shop-web".
// - /services/catalog/healthcheck/interval: ECS takes 5 to 300 here, not 1. It is 5 now: see whether that will do.
// - /services/catalog/healthcheck/retries: ECS takes 1 to 10 here, not 20. It is 10 now: see whether that will do.
// - /services/catalog/secrets/0: The secret "db_password" was the file /run/secrets/db_password; here it is the variable PASSWORD. Put its value into the Parameter Store as /shop/db_password, and let the program read the variable.
// - /services/db/environment/X: The variable X comes from the shell. Give its value with .env() or .secret().
// - /services/db/secrets/0: The secret "db_password" was the file /run/secrets/db_password; here it is the variable POSTGRES_PASSWORD. Put its value into the Parameter Store as /shop/db_password, and let the program read the variable.
// - /services/migrate: It runs at the start of each task of web, not once. If once is meant, make it a run (app.oneOff()) and start it before a deployment.
// - /services/migrate/depends_on: Services of ECS do not wait for each other: it may start before "db" is healthy. Let the program try again until it is.
// - /services/web/depends_on: Services of ECS do not wait for each other: it may start before "catalog" is healthy. Let the program try again until it is.
// - /services/agent: It runs on instances: Fargate has no privileged, deploy.mode: global, network_mode. Give the cluster some with .autoScalingGroup() on the app, or do without, for .fargate().
// - /services/catalog/volumes/1: The volume "cache" outlives its containers in Compose; here it lives as long as its task. If its data must stay, use .efsVolume(), .ebsVolume(), or a service of AWS that keeps it.
// - /services/db/volumes/0: The volume "data" outlives its containers in Compose; here it lives as long as its task. If its data must stay, use .efsVolume(), .ebsVolume(), or a service of AWS that keeps it.
// - Tasks on Fargate need subnets. Name them: .network({ subnets, securityGroups }) on the app.
// - Secrets and awslogs need a role that may read and write them. Name it: .executionRole() on the tasks.
// - /networks: Security groups keep services of ECS apart, not networks. Give services groups of their own with .network().
// Left out:
// - /services/web/ports: Compose publishes these ports on the host. To reach them from outside, give the service a load balancer: .loadBalancer({ targetGroupArn, port }).
// - /services/catalog/volumes/0: ./conf lies on the machine that Compose runs on. Put it into the image, or into a volume of Amazon EFS.
// - /services/agent/foo: This has no counterpart. See whether the service needs it on ECS.
// - /services/catalog/volumes/2: /var/run/docker.sock, a folder of the host, is not for tasks on Fargate. Do without, or run the task on instances: .ec2().
// - /services/db/shm_size: The size of /dev/shm is not for tasks on Fargate. Do without, or run the task on instances: .ec2().

import { app, ssm, task } from "@stowage/dsl";

const web = task("web")
  .fargate({ cpu: 512, memory: 1024 })
  .container("migrate", (c) => c.image("shop/web", "1").command("node", "migrate all.js", "--url", "db:5432").essential(false))
  .container("web", (c) =>
    c
      .image("shop-web")
      .memory(700)
      .port("tcp-80", 80)
      .port("tcp-443", 443)
      .env({ LOG: "info", CATALOG_URL: "http://catalog:8080/api", TOKEN: "${TOKEN}" })
      .dependsOn("migrate", "SUCCESS"),
  );

const catalog = task("catalog")
  .fargate({ cpu: 256, memory: 512 })
  .bindVolume("cache")
  .container("catalog", (c) =>
    c
      .image("shop/catalog", "sha256:abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd")
      .port("tcp-8080", 8080)
      .env("DB", "postgres://shop@db:5432/shop")
      .secret("PASSWORD", ssm("/shop/db_password"))
      .healthCheck("curl -f http://localhost:8080", { interval: 5, retries: 10, startPeriod: 90 })
      .mount("cache", "/var/cache"),
  );

const db = task("db")
  .fargate({ cpu: 256, memory: 512 })
  .bindVolume("data")
  .container("db", (c) =>
    c
      .image("postgres", "16")
      .port("tcp-5432", 5432)
      .secret("POSTGRES_PASSWORD", ssm("/shop/db_password"))
      .healthCheck(["CMD", "pg_isready"])
      .mount("data", "/var/lib/postgresql/data"),
  );

const agent = task("agent")
  .ec2({ cpu: 256, memory: 512, network: "host" })
  .hostVolume("var-run-docker-sock", "/var/run/docker.sock")
  .container("agent", (c) => c.image("agent").mount("var-run-docker-sock", "/var/run/docker.sock").privileged());

export const shop = app("shop", { web, catalog, db, agent })
  .cluster("shop")
  .namespace("shop")
  .configure({
    web: (s) => s.uses("catalog", "db").desired(2).rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } }),
    catalog: (s) => s.serve("tcp-8080").uses("db"),
    db: (s) => s.serve("tcp-5432"),
    agent: (s) => s.daemon(),
  });
