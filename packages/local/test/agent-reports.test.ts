import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  SubmitAttachmentStateChangesCommand,
  SubmitContainerStateChangeCommand,
  SubmitTaskStateChangeCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, network, web, type Bench } from "./support.js";

let it: Bench;
let task: string;
beforeEach(async () => {
  it = await bench({ clock: "virtual" });
  const { local, ecs } = it;
  await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  const containers = [
    { name: "app", image: "app", memory: 64 },
    { name: "aside", image: "aside", memory: 64, essential: false },
  ];
  await ecs.send(new RegisterTaskDefinitionCommand({ family: "pair", containerDefinitions: containers }));
  const instanceIdentityDocument = JSON.stringify({ instanceId: "i-1", instanceType: "m5.large", availabilityZone: "us-east-1a" });
  await ecs.send(new RegisterContainerInstanceCommand({ cluster: "main", instanceIdentityDocument }));
  const { tasks = [] } = await ecs.send(new RunTaskCommand({ cluster: "main", taskDefinition: "pair", launchType: "EC2" }));
  task = tasks[0]?.taskArn ?? "";
  await local.clock!.advance("10s");
});
afterEach(() => it.close());

async function described(): Promise<Task | undefined> {
  return (await it.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [task] }))).tasks?.[0];
}

test("a container that an agent reports as stopped ends, and an essential one ends its task", async () => {
  const { local, ecs } = it;
  const report = { cluster: "main", task, status: "STOPPED" } as const;
  const { acknowledgment } = await ecs.send(new SubmitContainerStateChangeCommand({ ...report, containerName: "aside", exitCode: 0 }));
  expect(acknowledgment).toBe("ACK");
  await local.clock!.advance("5s");
  const after = await described();
  expect(after?.lastStatus).toBe("RUNNING");
  expect(after?.containers?.find(({ name }) => name === "aside")).toMatchObject({ lastStatus: "STOPPED", exitCode: 0 });
  await ecs.send(new SubmitContainerStateChangeCommand({ ...report, containerName: "app", exitCode: 137, reason: "OutOfMemoryError" }));
  await local.clock!.advance("1m");
  const ended = await described();
  expect(ended).toMatchObject({ lastStatus: "STOPPED", stopCode: "EssentialContainerExited" });
  expect(ended?.containers?.find(({ name }) => name === "app")).toMatchObject({ exitCode: 137, reason: "OutOfMemoryError" });
});

test("a task that an agent reports as stopped ends with all of its containers", async () => {
  const { local, ecs } = it;
  const pullStartedAt = new Date(1_700_000_000_000);
  const containers = [{ containerName: "app", status: "STOPPED", exitCode: 3 }];
  await ecs.send(new SubmitTaskStateChangeCommand({ cluster: "main", task, status: "STOPPED", containers, pullStartedAt }));
  await local.clock!.advance("1m");
  const ended = await described();
  expect(ended).toMatchObject({ lastStatus: "STOPPED", pullStartedAt });
  expect(ended?.containers?.map(({ lastStatus }) => lastStatus)).toEqual(["STOPPED", "STOPPED"]);
});

test("refuses what no agent of the caller's can report", async () => {
  const { ecs } = it;
  const refused = { name: "InvalidParameterException" };
  const submit = (more: object): Promise<unknown> =>
    ecs.send(new SubmitTaskStateChangeCommand({ cluster: "main", status: "RUNNING", ...more }));
  await expect(submit({})).rejects.toMatchObject(refused);
  await expect(submit({ task: "0".repeat(32) })).rejects.toMatchObject({ ...refused, message: "The referenced task was not found." });
  await expect(submit({ task, containers: [{ containerName: "none", status: "RUNNING" }] })).rejects.toMatchObject(refused);
  await expect(submit({ task, cluster: "none" })).rejects.toMatchObject({ name: "ClusterNotFoundException" });
  await ecs.send(new RegisterTaskDefinitionCommand(web));
  const fargate = { cluster: "main", taskDefinition: "web", launchType: "FARGATE", networkConfiguration: network } as const;
  const { tasks = [] } = await ecs.send(new RunTaskCommand(fargate));
  await expect(submit({ task: tasks[0]?.taskArn })).rejects.toMatchObject(refused);
  const attachments = [{ attachmentArn: "arn:aws:ecs:us-east-1:123456789012:attachment/0", status: "ATTACHED" }];
  await expect(ecs.send(new SubmitAttachmentStateChangesCommand({ cluster: "main", attachments }))).rejects.toMatchObject(refused);
  const wrong = [{ attachmentArn: "eni-1", status: "ATTACHED" }];
  await expect(ecs.send(new SubmitAttachmentStateChangesCommand({ cluster: "main", attachments: wrong }))).rejects.toMatchObject(refused);
});
