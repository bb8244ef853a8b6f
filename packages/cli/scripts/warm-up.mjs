// What most users run first: a check of a definition that has a little of much.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const definition = {
  family: "web",
  requiresCompatibilities: ["FARGATE"],
  networkMode: "awsvpc",
  cpu: "512",
  memory: "1024",
  executionRoleArn: "arn:aws:iam::123456789012:role/web-execution",
  containerDefinitions: [
    {
      name: "app",
      image: "registry.example/web:1",
      essential: true,
      portMappings: [{ name: "http", containerPort: 8080, appProtocol: "http" }],
      environment: [{ name: "NODE_ENV", value: "production" }],
      secrets: [{ name: "DB_URL", valueFrom: "arn:aws:secretsmanager:eu-central-1:123456789012:secret:web/db-AbCdEf" }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "/ecs/web", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "app" },
      },
      healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"] },
    },
  ],
};

export async function warmUp({ main }) {
  const cwd = mkdtempSync(join(tmpdir(), "stowage-code-"));
  const silent = { cwd, out: () => {}, err: () => {}, readText: () => undefined, color: false, width: 100 };
  try {
    writeFileSync(join(cwd, "web.json"), JSON.stringify(definition, undefined, 2));
    const exitCode = await main(["check", "web.json"], silent);
    if (exitCode !== 0) throw new Error(`The check that is kept ended with ${exitCode}.`);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
