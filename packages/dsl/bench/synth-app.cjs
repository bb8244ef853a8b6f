// The app of the synthesis bench: N Fargate services, each with a container that runs before the main one, secrets, logs, Service Connect, a circuit
// breaker and scaling; cdk-app.cjs is the same for aws-cdk-lib. usage: node synth-app.cjs N OUTDIR [lines]
const { mkdirSync, writeFileSync } = require("node:fs");
const { app, compile, secretsManager, task, writeAssembly } = require("@stowage/dsl");

const [count = "100", out = "stowage.out", read] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, index) => `svc-${index}`);

const taskOf = (name) => {
  const secret = `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}/db-AbCdEf`;
  const image = `registry.example/${name}`;
  return task(name)
    .fargate({ cpu: 512, memory: 1024, arch: "ARM64", os: "LINUX" })
    .taskRole(`${name}-task`)
    .executionRole(`${name}-execution`)
    .container("migrate", (c) =>
      c
        .image(image, "1.4.2")
        .essential(false)
        .command("node", "migrate.js")
        .logs({ group: `/ecs/${name}` })
        .secret("DB_URL", secretsManager(secret, { key: "url" })),
    )
    .container("app", (c) =>
      c
        .image(image, "1.4.2")
        .env({ NODE_ENV: "production", SERVICE: name, LOG_LEVEL: "info" })
        .secret("DB_URL", secretsManager(secret, { key: "url" }))
        .secret("API_KEY", secretsManager(secret, { key: "key" }))
        .port("http", 8080, { appProtocol: "http" })
        .logs({ group: `/ecs/${name}` })
        .healthCheck("curl -f http://localhost:8080/health")
        .dependsOn("migrate", "SUCCESS"),
    );
};

const shop = app("shop", Object.fromEntries(names.map((name) => [name, taskOf(name)])))
  .region("eu-central-1")
  .account("123456789012")
  .cluster("main", { existing: true })
  .namespace("shop.local", { existing: true })
  .network({ subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], securityGroups: ["sg-0123456789abcdef0"] })
  .configure(
    Object.fromEntries(
      names.map((name) => [
        name,
        (s) =>
          s
            .serve("http")
            .as(name, 80)
            .desired(2)
            .rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } })
            .scale({ min: 2, max: 20, cpu: 60 }),
      ]),
    ),
  );

// All rules, those of the packs too. What they find are 900 warnings of the packs; with `lines`, the line that each comes from is read too.
const { assembly, diagnostics } = compile(shop, { packs: ["security-hub", "resource-tagging", "control-tower", "aws-config"] });
if (diagnostics.some(({ severity }) => severity === "error")) throw new Error("The bench's app is wrong.");
if (read === "lines" && !diagnostics.every(({ location }) => location)) throw new Error("A line is not known.");
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/assembly.json`, writeAssembly(assembly));
