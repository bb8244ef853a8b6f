import { describe, expect, it } from "vitest";
import { checkDocument, checkTaskDefinition } from "../src/index.js";
import { ec2, fargate, flawless } from "./fixtures.js";

/** A definition that uses many members whose values rules compare with each other. */
const rich = fargate(
  {
    executionRoleArn: "arn:aws:iam::123456789012:role/execution",
    taskRoleArn: "arn:aws:iam::123456789012:role/task",
    cpu: "512",
    memory: "1024",
    runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    volumes: [
      {
        name: "data",
        efsVolumeConfiguration: {
          fileSystemId: "fs-01234567",
          transitEncryption: "ENABLED",
          authorizationConfig: { accessPointId: "fsap-01234567", iam: "ENABLED" },
        },
      },
    ],
    tags: [{ key: "team", value: "shop" }],
  },
  {
    name: "app",
    image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1",
    portMappings: [{ name: "http", containerPort: 80, appProtocol: "http" }],
    dependsOn: [
      { containerName: "migrate", condition: "SUCCESS" },
      { containerName: "router", condition: "HEALTHY" },
    ],
    environment: [{ name: "PORT", value: "80" }],
    secrets: [{ name: "DB_URL", valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:url::" }],
    mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
    logConfiguration: { logDriver: "awsfirelens", options: { Name: "cloudwatch_logs" } },
  },
  { name: "migrate", essential: false, user: "1000", linuxParameters: { capabilities: { drop: ["ALL"] } } },
  {
    name: "router",
    firelensConfiguration: { type: "fluentbit", options: { "config-file-type": "file", "config-file-value": "/extra.conf" } },
    healthCheck: { command: ["CMD-SHELL", "exit 0"] },
    logConfiguration: {
      logDriver: "awslogs",
      options: { "awslogs-group": "web", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web" },
    },
  },
);

const bridge = ec2(
  { volumes: [{ name: "data", host: { sourcePath: "/data" } }] },
  {
    name: "app",
    links: ["db"],
    portMappings: [{ containerPort: 80, hostPort: 8080 }],
    mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
  },
  { name: "db", volumesFrom: [{ sourceContainer: "app" }] },
);
bridge.containerDefinitions[1]!.volumesFrom = [];

describe("a placeholder in the place of any value", () => {
  const cases = [rich, bridge, flawless()].flatMap((definition) =>
    placeholders(definition).map((changed) => [changed.path, changed.value] as const),
  );

  it("is tried in many places", () => expect(cases.length).toBeGreaterThan(120));

  it.each(cases)("at %s is a warning, and lets no rule find an error", (path, value) => {
    const { diagnostics } = checkDocument(value);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(diagnostics).toContainEqual(expect.objectContaining({ rule: "template-placeholder", severity: "warning", path }));
  });

  it("starts from definitions without errors", () => {
    for (const definition of [rich, bridge])
      expect(checkTaskDefinition(definition).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

/** The definition once for each value in it, with a placeholder there. */
function placeholders(definition: unknown): { path: string; value: unknown }[] {
  const found: { path: string; value: unknown }[] = [];
  const walk = (value: unknown, at: readonly (string | number)[]): void => {
    if (at.length > 0) found.push({ path: at.map((part) => `/${part}`).join(""), value: replaced(definition, at) });
    if (typeof value !== "object" || value === null) return;
    for (const [key, own] of Object.entries(value)) walk(own, [...at, Array.isArray(value) ? Number(key) : key]);
  };
  walk(definition, []);
  return found;
}

function replaced(value: unknown, at: readonly (string | number)[]): unknown {
  const [first, ...rest] = at;
  if (first === undefined) return "{{ value }}";
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[first] = replaced(copy[first], rest);
  return copy;
}
