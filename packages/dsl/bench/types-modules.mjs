// The sources of the type-checking bench: the same services as an app of the builder and as literals that the SDK's types check.

/** An app: each service with two containers, a port, a peer before it and one after it. The tasks are constants, or members of one object. */
export function builderModule(count, inOneObject = false) {
  if (count === 0) return `import { app, task } from "@stowage/dsl";\nexport const none = [app, task];\n`;
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const tasks = names.map(
    (name) => `task("${name}")
  .fargate({ cpu: 512, memory: 1024, arch: "ARM64" })
  .container("migrate", (c) => c.image("registry.example/${name}", "1.4.2").command("node", "migrate.js").logs({ group: "/ecs/${name}" }).essential(false))
  .container("app", (c) => c.image("registry.example/${name}", "1.4.2").env({ NODE_ENV: "production", SERVICE: "${name}" }).port("http", 8080)
    .logs({ group: "/ecs/${name}" }).healthCheck("curl -f http://localhost:8080/health").dependsOn("migrate", "SUCCESS"))`,
  );
  const steps = names.map((name, index) => {
    const peers = `"s${(index + 1) % count}", "s${(index + count - 1) % count}"`;
    return `  ${name}: (s) => s.serve("http").as("${name}", 80).uses(${peers}).desired(2).scale({ min: 2, max: 20, cpu: 60 }),`;
  });
  const constants = names.map((name, index) => `const ${name} = ${tasks[index]};`);
  const members = names.map((name, index) => `  ${name}: ${tasks[index]},`);
  return `import { app, task } from "@stowage/dsl";
${inOneObject ? `const tasks = {\n${members.join("\n")}\n};` : constants.join("\n")}
export const shop = app("shop", ${inOneObject ? "tasks" : `{ ${names.join(", ")} }`}).cluster("main").namespace("shop.local").configure({
${steps.join("\n")}
});
`;
}

/** Request bodies as literals. */
export function literalsModule(count) {
  const services = Array.from({ length: count }, (_, index) => `s${index}`).map((name) => {
    const logs = (prefix) => `{ logDriver: "awslogs", options: { "awslogs-group": "/ecs/${name}", "awslogs-stream-prefix": "${prefix}" } }`;
    return `export const ${name}Task = {
  family: "${name}", cpu: "512", memory: "1024", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"],
  runtimePlatform: { cpuArchitecture: "ARM64" },
  containerDefinitions: [
    { name: "migrate", image: "registry.example/${name}:1.4.2", essential: false, command: ["node", "migrate.js"], logConfiguration: ${logs("migrate")} },
    { name: "app", image: "registry.example/${name}:1.4.2",
      environment: [{ name: "NODE_ENV", value: "production" }, { name: "SERVICE", value: "${name}" }],
      portMappings: [{ name: "http", containerPort: 8080 }], logConfiguration: ${logs("app")},
      healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"] },
      dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] },
  ],
} satisfies RegisterTaskDefinitionRequest;
export const ${name} = {
  cluster: "main", serviceName: "${name}", taskDefinition: ${name}Task.family, desiredCount: 2, launchType: "FARGATE",
  serviceConnectConfiguration: { enabled: true, namespace: "shop.local",
    services: [{ portName: "http", discoveryName: "${name}", clientAliases: [{ port: 80, dnsName: "${name}" }] }] },
} satisfies CreateServiceRequest;`;
  });
  return `import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
${services.join("\n")}
export type Both = CreateServiceRequest | RegisterTaskDefinitionRequest;
`;
}
