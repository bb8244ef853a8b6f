import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { expect, test } from "vitest";
import { bench, network, web } from "../support.js";

test("an image that is named by its digest shows it once it is pulled, and one that is named by a tag shows none", async () => {
  const { ecs, local, close } = await bench({ clock: "virtual" });
  const imageDigest = `sha256:${"0123456789abcdef".repeat(4)}`;
  await ecs.send(new CreateClusterCommand({}));
  const images = [`shop/web@${imageDigest}`, "shop/log:1.0"];
  const containerDefinitions = images.map((image, n) => ({ name: `c${n}`, image }));
  await ecs.send(new RegisterTaskDefinitionCommand({ ...web, containerDefinitions }));
  const service = { serviceName: "web", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  await ecs.send(new CreateServiceCommand({ ...service, desiredCount: 1 }));
  const containers = async () => {
    const { taskArns } = await ecs.send(new ListTasksCommand({ serviceName: "web" }));
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ tasks: taskArns }));
    return tasks[0]!.containers!.map((container) => container.imageDigest);
  };
  expect(await containers()).toEqual([undefined, undefined]);
  await local.clock!.advance("3m");
  expect(await containers()).toEqual([imageDigest, undefined]);
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: ["web"] }));
  const serviceRevisionArns = services[0]!.currentServiceRevisions!.map(({ arn = "" }) => arn);
  const { serviceRevisions = [] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
  expect(serviceRevisions[0]!.containerImages).toEqual([
    { containerName: "c0", image: images[0], imageDigest },
    { containerName: "c1", image: images[1] },
  ]);
  await close();
});
