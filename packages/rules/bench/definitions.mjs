// Definitions to measure with: a service of two containers behind Service Connect, as often as asked.

/** A RegisterTaskDefinition request of two containers, 1,579 bytes as text. */
export function taskDefinition(name) {
  return {
    family: name,
    cpu: "512",
    memory: "1024",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    executionRoleArn: role(`${name}-exec`),
    taskRoleArn: role(`${name}-task`),
    containerDefinitions: [
      {
        name: "migrate",
        image: `registry.example/${name}:1.4.2`,
        essential: false,
        command: ["node", "migrate.js"],
        logConfiguration: logs(name, "migrate"),
        secrets: [secret(name, "DB_URL", "url")],
      },
      {
        name: "app",
        image: `registry.example/${name}:1.4.2`,
        essential: true,
        environment: [
          { name: "NODE_ENV", value: "production" },
          { name: "SERVICE", value: name },
          { name: "LOG_LEVEL", value: "info" },
        ],
        secrets: [secret(name, "DB_URL", "url"), secret(name, "API_KEY", "key")],
        portMappings: [{ name: "http", containerPort: 8080, protocol: "tcp", appProtocol: "http" }],
        dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }],
        logConfiguration: logs(name, "app"),
        healthCheck: {
          command: ["CMD-SHELL", "curl -f http://localhost:8080/health"],
          interval: 30,
          timeout: 5,
          retries: 3,
          startPeriod: 10,
        },
      },
    ],
  };
}

/** An Assembly of one cluster with this many services, each with a task definition and a scaling policy of its own. */
export function assemblyOf(count) {
  const names = Array.from({ length: count }, (_, index) => `svc-${index}`);
  const byName = (make, before = "") => Object.fromEntries(names.map((name) => [before + name, make(name)]));
  return {
    format: "stowage/assembly@1",
    app: "shop",
    region: "eu-central-1",
    clusters: { main: { clusterName: "main" } },
    taskDefinitions: byName(taskDefinition),
    services: byName(service, "main/"),
    scaling: byName(scaling, "main/"),
  };
}

function service(name) {
  return {
    cluster: "main",
    serviceName: name,
    taskDefinition: name,
    desiredCount: 2,
    launchType: "FARGATE",
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
    networkConfiguration: {
      awsvpcConfiguration: { subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], assignPublicIp: "DISABLED" },
    },
    serviceConnectConfiguration: {
      enabled: true,
      namespace: "shop.local",
      services: [{ portName: "http", discoveryName: name, clientAliases: [{ port: 80, dnsName: name }] }],
    },
  };
}

function scaling(name) {
  const target = { ServiceNamespace: "ecs", ResourceId: `service/main/${name}`, ScalableDimension: "ecs:service:DesiredCount" };
  const metric = { PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } };
  const tracking = { TargetValue: 60, ...metric };
  return {
    target: { ...target, MinCapacity: 2, MaxCapacity: 20 },
    policies: [{ ...target, PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: tracking }],
  };
}

function logs(name, prefix) {
  const options = { "awslogs-group": `/ecs/${name}`, "awslogs-region": "eu-central-1", "awslogs-stream-prefix": prefix };
  return { logDriver: "awslogs", options };
}

function secret(name, variable, key) {
  return { name: variable, valueFrom: `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}/db-AbCdEf:${key}::` };
}

function role(name) {
  return `arn:aws:iam::123456789012:role/${name}`;
}
