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
  b = await bench({ clock: "virtual" });
  folder = mkdtempSync(join(tmpdir(), "stowage-cli-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await b.close();
});

/** Far enough for whatever was asked for to have happened. */
const pass = (time = "5m"): Promise<void> => b.local.clock!.advance(time);

describe.skipIf(aws === undefined)("the aws command line", () => {
  test("makes clusters, revisions of definitions and tasks, and takes them away", async () => {
    await cli("ecs create-cluster --cluster-name main --settings name=containerInsights,value=enabled --tags key=team,value=web");
    expect((await cli("ecs list-clusters")).clusterArns).toEqual(["arn:aws:ecs:us-east-1:123456789012:cluster/main"]);
    const { clusters, failures } = await cli("ecs describe-clusters --clusters main none --include TAGS SETTINGS");
    expect(clusters).toMatchObject([{ status: "ACTIVE", tags: [{ key: "team", value: "web" }] }]);
    expect(failures).toMatchObject([{ reason: "MISSING" }]);
    const file = join(folder, "web.json");
    writeFileSync(file, JSON.stringify(web));
    await cli(`ecs register-task-definition --cli-input-json file://${file}`);
    await cli(`ecs register-task-definition --cli-input-json file://${file}`);
    expect((await cli("ecs list-task-definitions --family-prefix web --sort DESC")).taskDefinitionArns).toEqual([
      "arn:aws:ecs:us-east-1:123456789012:task-definition/web:2",
      "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1",
    ]);
    expect((await cli("ecs deregister-task-definition --task-definition web:1")).taskDefinition.status).toBe("INACTIVE");
    expect((await cli("ecs list-task-definitions --status INACTIVE")).taskDefinitionArns).toHaveLength(1);
    const { tasks } = await cli(`ecs run-task --cluster main --task-definition web --launch-type FARGATE --count 2 ${network}`);
    const ids = (tasks as { taskArn: string }[]).map(({ taskArn }) => taskArn.split("/").at(-1)).join(" ");
    await pass();
    await cli(`ecs wait tasks-running --cluster main --tasks ${ids}`);
    for (const id of ids.split(" ")) await cli(`ecs stop-task --cluster main --task ${id} --reason done`);
    await pass();
    await cli(`ecs wait tasks-stopped --cluster main --tasks ${ids}`);
    const described = await cli(`ecs describe-tasks --cluster main --tasks ${ids}`);
    expect(described.tasks).toMatchObject([{ stoppedReason: "done", stopCode: "UserInitiated" }, { lastStatus: "STOPPED" }]);
  }, 240_000);

  test("deploys, scales and protects a service", async () => {
    await cli(
      `ecs create-service --cluster main --service-name web --task-definition web --desired-count 2 --launch-type FARGATE ${network}`,
    );
    await pass();
    await cli("ecs wait services-stable --cluster main --services web");
    const { taskArns } = await cli("ecs list-tasks --cluster main --service-name web");
    await cli(`ecs update-task-protection --cluster main --protection-enabled --expires-in-minutes 60 --tasks ${taskArns[0]}`);
    await cli("ecs update-service --cluster main --service web --desired-count 0");
    await pass();
    expect((await cli("ecs list-tasks --cluster main --service-name web")).taskArns).toEqual([taskArns[0]]);
    expect((await cli(`ecs get-task-protection --cluster main --tasks ${taskArns[0]}`)).protectedTasks[0].protectionEnabled).toBe(true);
    await pass("1h");
    expect((await cli("ecs list-tasks --cluster main --service-name web")).taskArns).toEqual([]);
    await cli("ecs delete-service --cluster main --service web");
  }, 240_000);

  test("deploys a service anew, and finds its tasks in Cloud Map", async () => {
    const { OperationId } = await cli("servicediscovery create-private-dns-namespace --name shop.local --vpc vpc-1");
    const { Operation } = await cli(`servicediscovery get-operation --operation-id ${OperationId}`);
    const records = "--dns-config DnsRecords=[{Type=A,TTL=10}]";
    const made = await cli(`servicediscovery create-service --name shop --namespace-id ${Operation.Targets.NAMESPACE} ${records}`);
    const found = async () => (await cli(`servicediscovery list-instances --service-id ${made.Service.Id}`)).Instances as { Id: string }[];
    const shop = "--cluster main --service shop";
    const fargate = `--task-definition web --desired-count 2 --launch-type FARGATE ${network}`;
    await cli(`ecs create-service --cluster main --service-name shop --service-registries registryArn=${made.Service.Arn} ${fargate}`);
    await pass();
    const before = (await found()).map(({ Id }) => Id);
    expect(before).toHaveLength(2);
    const { service } = await cli(`ecs update-service ${shop} --force-new-deployment`);
    const [first, second] = service.deployments;
    expect([first.status, first.rolloutState, second.status]).toEqual(["PRIMARY", "IN_PROGRESS", "ACTIVE"]);
    await pass();
    const { services } = await cli("ecs describe-services --cluster main --services shop");
    expect(services[0].deployments).toMatchObject([{ id: first.id, status: "PRIMARY", rolloutState: "COMPLETED", runningCount: 2 }]);
    const after = (await found()).map(({ Id }) => Id);
    expect([after.length, after.filter((id) => before.includes(id))]).toEqual([2, []]);
    await cli(`ecs delete-service ${shop} --force`);
    await pass();
    expect(await found()).toEqual([]);
  }, 240_000);

  test("carries out somebody else's deployment with task sets", async () => {
    await cli("ecs create-service --cluster main --service-name sets --desired-count 4 --deployment-controller type=EXTERNAL");
    const set = "--cluster main --service sets";
    const { taskSet } = await cli(
      `ecs create-task-set ${set} --task-definition web --launch-type FARGATE --scale value=50,unit=PERCENT ${network}`,
    );
    await pass();
    await cli(`ecs update-service-primary-task-set ${set} --primary-task-set ${taskSet.id}`);
    await cli(`ecs update-task-set ${set} --task-set ${taskSet.id} --scale value=100,unit=PERCENT`);
    await pass();
    expect((await cli(`ecs describe-task-sets ${set}`)).taskSets).toMatchObject([
      { status: "PRIMARY", runningCount: 4, stabilityStatus: "STEADY_STATE" },
    ]);
    await cli(`ecs delete-task-set ${set} --task-set ${taskSet.id} --force`);
    await cli(`ecs delete-service ${set} --force`);
  }, 240_000);

  test("is told what is wrong, in AWS's words", async () => {
    const refused: readonly (readonly [string, string])[] = [
      ["ecs describe-services --cluster none --services web", "(ClusterNotFoundException)"],
      ["ecs update-service --cluster main --service none --desired-count 1", "(ServiceNotFoundException)"],
      ["ecs describe-task-definition --task-definition none", "(ClientException)"],
      ["ecs run-task --cluster main --task-definition web --launch-type FARGATE", "(InvalidParameterException)"],
      ["ecs stop-task --cluster main --task 00000000000000000000000000000000", "(InvalidParameterException)"],
      ["ecs describe-task-sets --cluster main --service none", "(ServiceNotFoundException)"],
      ["ecs delete-cluster --cluster none", "(ClusterNotFoundException)"],
      ["ecs list-tags-for-resource --resource-arn arn:aws:ecs:us-east-1:123456789012:cluster/none", "(ClusterNotFoundException)"],
    ];
    for (const [command, name] of refused) await expect(cli(command), command).rejects.toThrow(name);
  }, 240_000);
});

const network = "--network-configuration awsvpcConfiguration={subnets=[subnet-1,subnet-2]}";

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
