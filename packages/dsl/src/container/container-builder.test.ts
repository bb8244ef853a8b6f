import type { ContainerDefinition } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.js";
import { secretsManager, ssm } from "../secrets.js";
import { task } from "../task/task-builder.js";
import type { Built, Container } from "./container.js";

type Any = Container<"any", Record<"db", { healthy: true; essential: false }>, never, "data", false, true>;
type Step = (container: Any) => Built;

const cases: Record<string, [Step, Partial<ContainerDefinition>]> = {
  "image: repository and tag": [(c) => c.image("web", "1.2"), { image: "web:1.2" }],
  "image: repository and digest": [(c) => c.image("web", "sha256:abc"), { image: "web@sha256:abc" }],
  "image: the whole reference": [(c) => c.image("web:1.2"), { image: "web:1.2" }],
  registryCredentials: [(c) => c.registryCredentials("registry"), { repositoryCredentials: { credentialsParameter: "registry" } }],
  command: [(c) => c.command("node", "a.js"), { command: ["node", "a.js"] }],
  entryPoint: [(c) => c.entryPoint("tini", "--"), { entryPoint: ["tini", "--"] }],
  "env: one": [(c) => c.env("A", "1"), { environment: [{ name: "A", value: "1" }] }],
  "env: the last value of a name stands, in its place": [
    (c) => c.env({ A: "1", B: "2" }).env("A", "3"),
    {
      environment: [
        { name: "A", value: "3" },
        { name: "B", value: "2" },
      ],
    },
  ],
  envFile: [(c) => c.envFile("arn:aws:s3:::b/a.env"), { environmentFiles: [{ value: "arn:aws:s3:::b/a.env", type: "s3" }] }],
  "logs: secrets by reference, or as ECS takes them": [
    (c) =>
      c.logs({
        logDriver: "awsfirelens",
        options: { Name: "datadog" },
        secretOptions: [
          { name: "apikey", valueFrom: secretsManager("dd", { key: "k" }) },
          { name: "plain", valueFrom: "/p" },
        ],
      }),
    {
      logConfiguration: {
        logDriver: "awsfirelens",
        options: { Name: "datadog" },
        secretOptions: [
          { name: "apikey", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:dd:k::" },
          { name: "plain", valueFrom: "/p" },
        ],
      },
    },
  ],
  "logs: the last ones, with their secrets": [
    (c) => c.logs({ logDriver: "splunk", secretOptions: [{ name: "t", valueFrom: "/t" }] }).logs({ logDriver: "journald" }),
    { logConfiguration: { logDriver: "journald" } },
  ],
  "secret: a parameter": [(c) => c.secret("P", ssm("/p")), { secrets: [{ name: "P", valueFrom: "/p" }] }],
  "secret: text as ECS takes it": [(c) => c.secret("P", "arn:x"), { secrets: [{ name: "P", valueFrom: "arn:x" }] }],
  "secret: by ARN, with a key and version": [
    (c) =>
      c
        .secret("A", secretsManager("arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf", { key: "k" }))
        .secret("B", secretsManager("arn:aws:secretsmanager:eu-west-1:123456789012:secret:b-AbCdEf", { stage: "AWSPREVIOUS" })),
    {
      secrets: [
        { name: "A", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf:k::" },
        { name: "B", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:b-AbCdEf::AWSPREVIOUS:" },
      ],
    },
  ],
  "secret: by name, in the app's account and Region": [
    (c) => c.secret("A", secretsManager("shop/db")),
    { secrets: [{ name: "A", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db" }] },
  ],
  "logs: awslogs in few words": [
    (c) => c.logs({ group: "/web", create: true, mode: "non-blocking", options: { "max-buffer-size": "4m" } }),
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-create-group": "true",
          "awslogs-group": "/web",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "app",
          "max-buffer-size": "4m",
          mode: "non-blocking",
        },
      },
    },
  ],
  "logs: a Region of their own": [
    (c) => c.logs({ group: "/web", region: "eu-north-1", prefix: "w" }),
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "/web", "awslogs-region": "eu-north-1", "awslogs-stream-prefix": "w" },
      },
    },
  ],
  "logs: an option of the driver alone": [
    (c) => c.logs({ group: "/web", region: "eu-north-1", options: { "awslogs-datetime-format": "%Y" } }),
    {
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/web",
          "awslogs-region": "eu-north-1",
          "awslogs-stream-prefix": "app",
          "awslogs-datetime-format": "%Y",
        },
      },
    },
  ],
  "logs: any driver": [
    (c) => c.logs({ logDriver: "fluentd", options: { tag: "web" } }),
    { logConfiguration: { logDriver: "fluentd", options: { tag: "web" } } },
  ],
  user: [(c) => c.user("1000:1000"), { user: "1000:1000" }],
  workingDirectory: [(c) => c.workingDirectory("/srv"), { workingDirectory: "/srv" }],
  cpu: [(c) => c.cpu(128), { cpu: 128 }],
  memory: [(c) => c.memory(512, { reserve: 256 }), { memory: 512, memoryReservation: 256 }],
  "memory: reserved alone": [(c) => c.memory(undefined, { reserve: 256 }), { memoryReservation: 256 }],
  startTimeout: [(c) => c.startTimeout(60), { startTimeout: 60 }],
  stopTimeout: [(c) => c.stopTimeout(90), { stopTimeout: 90 }],
  "restart: as it is": [(c) => c.restart(), { restartPolicy: { enabled: true } }],
  "restart: but not after these": [
    (c) => c.restart({ ignoreExitCodes: [0], after: 60 }),
    { restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 60 } },
  ],
  labels: [(c) => c.labels({ a: "1" }).labels({ b: "2" }), { dockerLabels: { a: "1", b: "2" } }],
  volumesFrom: [(c) => c.volumesFrom("db", { readOnly: true }), { volumesFrom: [{ sourceContainer: "db", readOnly: true }] }],
  versionConsistency: [(c) => c.versionConsistency("disabled"), { versionConsistency: "disabled" }],
  terminal: [(c) => c.terminal({ interactive: true, pseudoTerminal: true }), { interactive: true, pseudoTerminal: true }],
  firelens: [
    (c) => c.firelens("fluentbit", { "enable-ecs-log-metadata": "true" }),
    { firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } } },
  ],
  credentialSpecs: [(c) => c.credentialSpecs("credentialspec:arn"), { credentialSpecs: ["credentialspec:arn"] }],
  port: [
    (c) => c.port("http", 80, { appProtocol: "http2", protocol: "tcp", hostPort: 8080 }),
    { portMappings: [{ containerPort: 80, hostPort: 8080, protocol: "tcp", name: "http", appProtocol: "http2" }] },
  ],
  portNumber: [
    (c) => c.portNumber(80).portNumber(514, { protocol: "udp", hostPort: 514 }),
    { portMappings: [{ containerPort: 80 }, { containerPort: 514, hostPort: 514, protocol: "udp" }] },
  ],
  portRange: [
    (c) => c.port("http", 80).portRange("90-99", { protocol: "udp" }),
    {
      portMappings: [
        { containerPort: 80, name: "http" },
        { protocol: "udp", containerPortRange: "90-99" },
      ],
    },
  ],
  dependsOn: [
    (c) => c.dependsOn("db", "HEALTHY").dependsOn("db", "SUCCESS"),
    {
      dependsOn: [
        { containerName: "db", condition: "HEALTHY" },
        { containerName: "db", condition: "SUCCESS" },
      ],
    },
  ],
  "healthCheck: a shell command": [(c) => c.healthCheck("true"), { healthCheck: { command: ["CMD-SHELL", "true"] } }],
  "healthCheck: as ECS has it": [
    (c) => c.healthCheck(["CMD", "true"], { interval: 10, timeout: 3, retries: 2, startPeriod: 20 }),
    { healthCheck: { command: ["CMD", "true"], interval: 10, timeout: 3, retries: 2, startPeriod: 20 } },
  ],
  essential: [(c) => c.essential(false), { essential: false }],
  mount: [
    (c) => c.mount("data", "/data", { readOnly: true }),
    { mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: true }] },
  ],
  readonlyRoot: [(c) => c.readonlyRoot(), { readonlyRootFilesystem: true }],
  "ulimits, systemControls: the later of one name": [
    (c) =>
      c
        .ulimits({ nofile: 1024, core: 0 })
        .ulimits({ nofile: 2048 })
        .systemControls({ "net.core.somaxconn": "1" })
        .systemControls({ "net.core.somaxconn": "2" }),
    {
      ulimits: [
        { name: "nofile", softLimit: 2048, hardLimit: 2048 },
        { name: "core", softLimit: 0, hardLimit: 0 },
      ],
      systemControls: [{ namespace: "net.core.somaxconn", value: "2" }],
    },
  ],
  ulimits: [
    (c) => c.ulimits({ nofile: 1024, nproc: { soft: 10, hard: 20 } }),
    {
      ulimits: [
        { name: "nofile", softLimit: 1024, hardLimit: 1024 },
        { name: "nproc", softLimit: 10, hardLimit: 20 },
      ],
    },
  ],
  linuxParameters: [
    (c) => c.linuxParameters({ initProcessEnabled: true }).linuxParameters({ sharedMemorySize: 64 }),
    { linuxParameters: { initProcessEnabled: true, sharedMemorySize: 64 } },
  ],
  systemControls: [
    (c) => c.systemControls({ "net.core.somaxconn": "1024" }),
    { systemControls: [{ namespace: "net.core.somaxconn", value: "1024" }] },
  ],
  privileged: [(c) => c.privileged(), { privileged: true }],
  links: [(c) => c.links("db:database"), { links: ["db:database"] }],
  gpus: [(c) => c.gpus(2), { resourceRequirements: [{ value: "2", type: "GPU" }] }],
  "gpus: all of them": [(c) => c.gpus("ALL"), { resourceRequirements: [{ value: "ALL", type: "GPU" }] }],
  shareGpu: [
    (c) => c.shareGpu({ nvidiaMps: { memory: 2048 } }),
    { resourceRequirements: [{ type: "GPU", sharingStrategy: { nvidiaMps: { memory: 2048 } } }] },
  ],
  neuronDevices: [(c) => c.neuronDevices(), { resourceRequirements: [{ value: "ALL", type: "NeuronDevice" }] }],
  hostname: [(c) => c.hostname("web"), { hostname: "web" }],
  extraHosts: [(c) => c.extraHosts({ db: "10.0.0.1" }), { extraHosts: [{ hostname: "db", ipAddress: "10.0.0.1" }] }],
  dns: [(c) => c.dns({ servers: ["10.0.0.2"], search: ["x.y"] }), { dnsServers: ["10.0.0.2"], dnsSearchDomains: ["x.y"] }],
  securityOptions: [(c) => c.securityOptions("no-new-privileges"), { dockerSecurityOptions: ["no-new-privileges"] }],
  disableNetworking: [(c) => c.disableNetworking(), { disableNetworking: true }],
  "raw: over the other steps, wherever it stands": [(c) => c.raw({ user: "0" }).user("1"), { user: "0" }],
  "raw: from what they said": [(c) => c.command("a").raw(({ command }) => ({ command: [...command!, "b"] })), { command: ["a", "b"] }],
  "raw: undefined takes away": [(c) => c.user("1").raw({ user: undefined }), {}],
  "raw: a member of tomorrow": [(c) => c.raw<{ tomorrow: number }>({ tomorrow: 1 }), { tomorrow: 1 } as object],
};

describe("a container's step says in the request", () => {
  it.each(Object.entries(cases))("%s", (_, [step, expected]) => {
    const built = task("web").container("app", (c) => step(c as unknown as Any));
    const { assembly } = compile([built], { region: "eu-west-1", account: "123456789012" });
    expect(assembly.taskDefinitions!["web"]!.containerDefinitions[0]).toEqual({ name: "app", ...expected });
  });
});

describe("a container's local run", () => {
  it("goes to the Assembly's local section alone", () => {
    const local = { command: ["node", "web.js"], cwd: "web", env: { PORT: "1" }, healthCheck: ["node", "check.js"] };
    const { assembly } = compile([task("web").container("app", (c) => c.image("web").local(local))]);
    expect(assembly.local).toEqual({ "web/app": local });
    expect(assembly.taskDefinitions!["web"]!.containerDefinitions).toEqual([{ name: "app", image: "web" }]);
  });
});

describe("a step", () => {
  it("gives a new, frozen container and leaves the old one as it was", () => {
    const seen: object[] = [];
    const build = (c: Any): Any => {
      const first = c.image("web", "1");
      const second = first.image("web", "2");
      seen.push(c, first, second);
      return first;
    };
    const { assembly } = compile([task("web").container("app", (c) => build(c as unknown as Any))]);
    expect(assembly.taskDefinitions!["web"]!.containerDefinitions[0]!.image).toBe("web:1");
    expect(new Set(seen).size).toBe(3);
    expect(seen.every((container) => Object.isFrozen(container))).toBe(true);
  });
});
