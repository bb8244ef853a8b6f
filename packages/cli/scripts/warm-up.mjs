/** Checks a definition that has a little of much, so that what most checks need is compiled when V8's code is kept. */
export function warmUp({ rules }) {
  rules.checkDocument({
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
  });
}
