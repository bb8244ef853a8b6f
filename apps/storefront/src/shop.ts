// The whole shop in one place: what runs, how big it is, who may call whom. `stowage check`, `cost`, `plan` and `deploy` read this file.
import { app, secretsManager, task } from "@stowage/dsl";
import type { ContainerCommon } from "@stowage/dsl";
import type { PeerNames } from "@stowage/service-connect";

const account = "123456789012";
const region = "us-east-1";
const images = `${account}.dkr.ecr.${region}.amazonaws.com/shop`;
const executionRole = `arn:aws:iam::${account}:role/shop-execution`;

/** What every container of ours has in common: its logs, and the folder from which it runs without a container engine. */
const common =
  (program: string, localEnv: Readonly<Record<string, string>> = {}) =>
  <C extends ContainerCommon>(c: C): C =>
    c.logs({ group: `/shop/${program}` }).local({ command: ["node", `dist/services/${program}.js`], cwd: "..", env: localEnv });

const health = "wget -q -O - http://localhost:8080/health || exit 1";
const databaseUrl = secretsManager(`arn:aws:secretsmanager:${region}:${account}:secret:shop/catalog-db-Ab12Cd`, { key: "url" });

const catalog = task("catalog")
  .fargate({ cpu: 512, memory: 1024, arch: "ARM64" })
  .executionRole(executionRole)
  .container("migrate", (c) =>
    common("migrate", { DB_URL: "memory:" })(c.image(`${images}/catalog`, "1.4.2"))
      .command("node", "migrate.js")
      .secret("DB_URL", databaseUrl)
      .essential(false),
  )
  .container("app", (c) =>
    common("catalog", { DB_URL: "memory:" })(c.image(`${images}/catalog`, "1.4.2"))
      .port("http", 8080, { appProtocol: "http" })
      .dependsOn("migrate", "SUCCESS")
      .secret("DB_URL", databaseUrl)
      .healthCheck(health, { interval: 10, startPeriod: 15 }),
  );

const orders = task("orders")
  .fargate({ cpu: 256, memory: 512 })
  .executionRole(executionRole)
  .container("app", (c) =>
    common("orders")(c.image(`${images}/orders`, "2.0.1"))
      .port("http", 8080, { appProtocol: "http" })
      .healthCheck(health, { interval: 10 }),
  );

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .executionRole(executionRole)
  .container("app", (c) =>
    common("web")(c.image(`${images}/web`, "3.1.0"))
      .port("http", 8080, { appProtocol: "http" })
      .healthCheck(health, { interval: 10 }),
  );

const worker = task("worker")
  .fargate({ cpu: 256, memory: 512 })
  .executionRole(executionRole)
  .container("app", (c) => common("worker")(c.image(`${images}/worker`, "1.0.0")).env("ORDERS", "3"));

export const shop = app("shop", { catalog, orders, web })
  .account(account)
  .region(region)
  .cluster("main", { containerInsights: "enabled" })
  .namespace("shop.local")
  .network({ subnets: ["subnet-private-a", "subnet-private-b"], securityGroups: ["sg-shop"] })
  .tags({ app: "shop" })
  .configure({
    catalog: (s) =>
      s
        .serve("http")
        .as("catalog", 80)
        .desired(2)
        .capacity({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 1 } })
        .scale({ min: 2, max: 20, cpu: 60 })
        .rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } }),
    orders: (s) =>
      s
        .serve("http")
        .as("orders", 80)
        .desired(1)
        .rolling({ circuitBreaker: { rollback: true } }),
    web: (s) =>
      s
        .serve("http")
        .as("web", 8080)
        .uses("catalog", "orders")
        .desired(1)
        .network({ subnets: ["subnet-public-a", "subnet-public-b"], securityGroups: ["sg-web"], publicIp: true })
        .rolling({ circuitBreaker: { rollback: true } }),
  })
  .oneOff("worker", worker);

/** The names by which services of the shop call each other. */
export type ShopPeers = PeerNames<typeof shop>;
