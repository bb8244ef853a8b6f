import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLocal, type LocalEngine } from "../src/index.js";

let local: LocalEngine;
let ecs: ECSClient;

beforeAll(async () => {
  local = await startLocal({ seed: "walk", log: (m) => console.log(m) });
  ecs = new ECSClient(local.client);
});

afterAll(async () => {
  ecs.destroy();
  await local.close();
});

test("a service becomes stable, is deployed anew, and goes", async () => {
  await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "web",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "app", image: "nginx", portMappings: [{ containerPort: 80 }] }],
    }),
  );
  const { service } = await ecs.send(
    new CreateServiceCommand({
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"] } },
    }),
  );
  console.log(JSON.stringify(service, null, 1));
  await waitUntilServicesStable({ client: ecs, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { cluster: "main", services: ["web"] });
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: "main", serviceName: "web" }));
  expect(taskArns).toHaveLength(2);
  const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }));
  console.log(JSON.stringify(tasks?.[0], null, 1));
  await ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", forceNewDeployment: true }));
  await waitUntilServicesStable({ client: ecs, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { cluster: "main", services: ["web"] });
  const described = await ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
  console.log(described.services?.[0]?.events?.map((e) => e.message));
  await ecs.send(new DeleteServiceCommand({ cluster: "main", service: "web", force: true }));
  await waitUntilServicesInactive({ client: ecs, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { cluster: "main", services: ["web"] });
});
