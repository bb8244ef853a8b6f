// The floor of the synthesis bench: the Assembly of synth-app.cjs as literals, written without a builder and without a check. usage: node plain-app.cjs N OUTDIR
const { mkdirSync, writeFileSync } = require("node:fs");

const [count = "100", out = "plain.out"] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, index) => `svc-${index}`);
const keyed = (key, entry) => Object.fromEntries(names.map((name) => [key(name), entry(name)]));

const logs = (name, container) => ({
  logDriver: "awslogs",
  options: { "awslogs-group": `/ecs/${name}`, "awslogs-region": "eu-central-1", "awslogs-stream-prefix": container },
});
const secret = (name, key) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}/db-AbCdEf:${key}::`;
const role = (name) => `arn:aws:iam::123456789012:role/${name}`;

const taskDefinition = (name) => ({
  family: name,
  taskRoleArn: role(`${name}-task`),
  executionRoleArn: role(`${name}-execution`),
  networkMode: "awsvpc",
  containerDefinitions: [
    {
      name: "migrate",
      image: `registry.example/${name}:1.4.2`,
      essential: false,
      command: ["node", "migrate.js"],
      secrets: [{ name: "DB_URL", valueFrom: secret(name, "url") }],
      logConfiguration: logs(name, "migrate"),
    },
    {
      name: "app",
      image: `registry.example/${name}:1.4.2`,
      portMappings: [{ containerPort: 8080, name: "http", appProtocol: "http" }],
      environment: [
        { name: "NODE_ENV", value: "production" },
        { name: "SERVICE", value: name },
        { name: "LOG_LEVEL", value: "info" },
      ],
      secrets: [
        { name: "DB_URL", valueFrom: secret(name, "url") },
        { name: "API_KEY", valueFrom: secret(name, "key") },
      ],
      dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }],
      logConfiguration: logs(name, "app"),
      healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"] },
    },
  ],
  requiresCompatibilities: ["FARGATE"],
  cpu: "512",
  memory: "1024",
  runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
});

const service = (name) => ({
  cluster: "main",
  serviceName: name,
  taskDefinition: name,
  desiredCount: 2,
  launchType: "FARGATE",
  deploymentConfiguration: {
    deploymentCircuitBreaker: { enable: true, rollback: true },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
  },
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      securityGroups: ["sg-0123456789abcdef0"],
    },
  },
  serviceConnectConfiguration: {
    enabled: true,
    namespace: "shop.local",
    services: [{ portName: "http", discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
  },
});

const scaling = (name) => {
  const target = { ServiceNamespace: "ecs", ResourceId: `service/main/${name}`, ScalableDimension: "ecs:service:DesiredCount" };
  return {
    target: { ...target, MinCapacity: 2, MaxCapacity: 20 },
    policies: [
      {
        PolicyName: `${name}-cpu`,
        ...target,
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 60,
          PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
        },
      },
    ],
  };
};

const assembly = {
  format: "stowage/assembly@1",
  app: "shop",
  region: "eu-central-1",
  taskDefinitions: keyed((name) => name, taskDefinition),
  services: keyed((name) => `main/${name}`, service),
  scaling: keyed((name) => `main/${name}`, scaling),
};
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/assembly.json`, `${JSON.stringify(assembly, undefined, 2)}\n`);
