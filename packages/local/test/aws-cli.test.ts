import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bench, web, type Bench } from "./support.js";

const aws = ["/usr/bin/aws", "/usr/local/bin/aws", "aws"].find(works);

let b: Bench;
let folder: string;
beforeAll(async () => {
  b = await bench();
  folder = mkdtempSync(join(tmpdir(), "stowage-cli-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await b.close();
});

describe.skipIf(aws === undefined)("the aws command line", () => {
  test("walks a service from its cluster to its end", async () => {
    await expect(cli("ecs list-tasks --cluster nowhere")).rejects.toThrow(
      "(ClusterNotFoundException) when calling the ListTasks operation: Cluster not found.",
    );
    const file = join(folder, "web.json");
    writeFileSync(file, JSON.stringify(web));
    const { cluster } = await cli("ecs create-cluster --cluster-name main");
    expect(cluster.status).toBe("ACTIVE");
    const { taskDefinition } = await cli(`ecs register-task-definition --cli-input-json file://${file}`);
    expect(taskDefinition.taskDefinitionArn).toMatch(/:task-definition\/web:1$/);
    const network = "awsvpcConfiguration={subnets=[subnet-1,subnet-2],securityGroups=[sg-1],assignPublicIp=ENABLED}";
    await cli(
      `ecs create-service --cluster main --service-name web --task-definition web --desired-count 2 --launch-type FARGATE --network-configuration ${network}`,
    );
    // The command line's waiters look every 15 seconds, at once for the first time: what they wait for has happened before they look.
    await steady();
    await cli("ecs wait services-stable --cluster main --services web");
    const { taskArns } = await cli("ecs list-tasks --cluster main --service-name web");
    expect(taskArns).toHaveLength(2);
    const { tasks } = await cli(`ecs describe-tasks --cluster main --tasks ${(taskArns as string[]).join(" ")}`);
    expect((tasks as { lastStatus: string }[]).map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
    const again = steady();
    const { service } = await cli("ecs update-service --cluster main --service web --force-new-deployment");
    expect(service.deployments).toHaveLength(2);
    await again;
    await cli("ecs wait services-stable --cluster main --services web");
    const stopped = [...(await cli("ecs list-tasks --cluster main")).taskArns].map((arn: string) => ended(arn));
    await cli("ecs delete-service --cluster main --service web --force");
    await Promise.all(stopped);
    await cli("ecs wait services-inactive --cluster main --services web");
    await cli("ecs delete-cluster --cluster main");
  }, 120_000);

  test("runs a task and speaks to Cloud Map", async () => {
    await cli("ecs create-cluster --cluster-name jobs");
    await cli(
      `ecs register-task-definition --family job --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions [{"name":"app","image":"job"}]`,
    );
    const { tasks } = await cli(
      "ecs run-task --cluster jobs --task-definition job --launch-type FARGATE --network-configuration awsvpcConfiguration={subnets=[subnet-1]}",
    );
    expect(tasks).toHaveLength(1);
    const { OperationId } = await cli("servicediscovery create-http-namespace --name shop");
    const { Operation } = await cli(`servicediscovery get-operation --operation-id ${OperationId}`);
    expect(Operation.Status).toBe("SUCCESS");
    const { Service } = await cli(`servicediscovery create-service --name catalog --namespace-id ${Operation.Targets.NAMESPACE}`);
    await cli(`servicediscovery register-instance --service-id ${Service.Id} --instance-id one --attributes AWS_INSTANCE_IPV4=127.0.0.1`);
    const { Instances } = await cli("servicediscovery list-instances --service-id " + Service.Id);
    expect(Instances).toEqual([expect.objectContaining({ Id: "one" })]);
  }, 120_000);
});

const steady = (): Promise<unknown> => b.local.nextEvent((event) => event.detail["eventName"] === "SERVICE_STEADY_STATE");
const ended = (arn: string): Promise<unknown> =>
  b.local.nextEvent((event) => event.resources[0] === arn && event.detail["lastStatus"] === "STOPPED");

// eslint-disable-next-line typescript/no-explicit-any -- what the command line prints has the shape that the test says
function cli(command: string): Promise<any> {
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    AWS_ACCESS_KEY_ID: "stowage",
    AWS_SECRET_ACCESS_KEY: "stowage",
    AWS_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  return new Promise((resolve, reject) => {
    const words = [...command.split(" "), "--endpoint-url", b.local.url, "--output", "json", "--no-cli-pager"];
    execFile(aws!, words, { env: environment, encoding: "utf8" }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr));
      else resolve(stdout.trim() === "" ? undefined : JSON.parse(stdout));
    });
  });
}

/** Some machines have an `aws` on the path that does not start. */
function works(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore", timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
