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
    const first = steady();
    await cli(
      `ecs create-service --cluster main --service-name web --task-definition web --desired-count 2 --launch-type FARGATE --network-configuration ${network}`,
    );
    // The command line's waiters look every 15 seconds, at once for the first time: what they wait for has happened before they look.
    await first;
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

  test("finds a network, and puts a load balancer before it", async () => {
    expect((await cli("sts get-caller-identity")).Account).toBe("123456789012");
    const { Vpcs } = await cli("ec2 describe-vpcs --filters Name=is-default,Values=true");
    const { Subnets } = await cli(`ec2 describe-subnets --filters Name=vpc-id,Values=${Vpcs[0].VpcId}`);
    const subnets = (Subnets as { SubnetId: string }[]).map(({ SubnetId }) => SubnetId);
    expect(subnets).toHaveLength(3);
    const { SecurityGroups } = await cli("ec2 describe-security-groups --group-names default");
    const { LoadBalancers } = await cli(
      `elbv2 create-load-balancer --name shop --subnets ${subnets.join(" ")} --security-groups ${SecurityGroups[0].GroupId} --tags Key=team,Value=shop`,
    );
    const balancer = LoadBalancers[0].LoadBalancerArn as string;
    await cli(`elbv2 wait load-balancer-available --load-balancer-arns ${balancer}`);
    const { TargetGroups } = await cli(
      `elbv2 create-target-group --name shop --protocol HTTP --port 80 --target-type ip --vpc-id ${Vpcs[0].VpcId} --health-check-path /up`,
    );
    const group = TargetGroups[0].TargetGroupArn as string;
    const { Listeners } = await cli(
      `elbv2 create-listener --load-balancer-arn ${balancer} --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=${group}`,
    );
    await cli(
      `elbv2 create-rule --listener-arn ${Listeners[0].ListenerArn} --priority 5 --conditions Field=path-pattern,Values=/a/* --actions Type=forward,TargetGroupArn=${group}`,
    );
    const { Rules } = await cli(`elbv2 describe-rules --listener-arn ${Listeners[0].ListenerArn}`);
    expect((Rules as { Priority: string }[]).map(({ Priority }) => Priority)).toEqual(["5", "default"]);
    await cli(`elbv2 register-targets --target-group-arn ${group} --targets Id=10.0.0.5,Port=8080 Id=10.0.0.6`);
    const { TargetHealthDescriptions } = await cli(`elbv2 describe-target-health --target-group-arn ${group}`);
    expect(TargetHealthDescriptions).toHaveLength(2);
    await expect(cli("elbv2 describe-load-balancers --names nowhere")).rejects.toThrow("(LoadBalancerNotFound)");
    await cli(`elbv2 delete-load-balancer --load-balancer-arn ${balancer}`);
    await cli(`elbv2 delete-target-group --target-group-arn ${group}`);
  }, 120_000);

  test("puts data, looks at alarms and scales by them", async () => {
    await cli("ecs create-cluster --cluster-name scaled");
    await cli(
      `ecs register-task-definition --family scaled --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions [{"name":"app","image":"web"}]`,
    );
    await cli(
      "ecs create-service --cluster scaled --service-name web --task-definition scaled --desired-count 1 --launch-type FARGATE --network-configuration awsvpcConfiguration={subnets=[subnet-us-east-1a]}",
    );
    const target = "--service-namespace ecs --scalable-dimension ecs:service:DesiredCount --resource-id service/scaled/web";
    await cli(`application-autoscaling register-scalable-target ${target} --min-capacity 2 --max-capacity 6`);
    const tracking = `{"TargetValue":50,"PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}`;
    const { Alarms } = await cli(
      `application-autoscaling put-scaling-policy ${target} --policy-name cpu --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration ${tracking}`,
    );
    const { MetricAlarms } = await cli(`cloudwatch describe-alarms --alarm-names ${Alarms[0].AlarmName}`);
    expect(MetricAlarms[0]).toMatchObject({
      Namespace: "AWS/ECS",
      MetricName: "CPUUtilization",
      Threshold: 50,
      StateValue: "INSUFFICIENT_DATA",
    });
    await cli("cloudwatch put-metric-data --namespace Shop --metric-name Depth --value 12.5 --unit Count --dimensions Queue=orders");
    expect((await cli("cloudwatch list-metrics --namespace Shop")).Metrics).toEqual([
      { Namespace: "Shop", MetricName: "Depth", Dimensions: [{ Name: "Queue", Value: "orders" }] },
    ]);
    const { Datapoints } = await cli(
      "cloudwatch get-metric-statistics --namespace Shop --metric-name Depth --dimensions Name=Queue,Value=orders --period 86400 --statistics Average --start-time 2020-01-01T00:00:00Z --end-time 2024-01-01T00:00:00Z --period 259200",
    );
    expect(Datapoints).toEqual([]);
    await cli(
      "cloudwatch put-metric-alarm --alarm-name deep --namespace Shop --metric-name Depth --statistic Sum --period 60 --evaluation-periods 1 --threshold 3 --comparison-operator GreaterThanThreshold",
    );
    await cli("cloudwatch set-alarm-state --alarm-name deep --state-value ALARM --state-reason test");
    const { AlarmHistoryItems } = await cli("cloudwatch describe-alarm-history --alarm-name deep");
    // On the real clock a minute may end between the two calls, and with it what was set by hand.
    const summaries = (AlarmHistoryItems as { HistorySummary: string }[]).map(({ HistorySummary }) => HistorySummary);
    expect(summaries).toContain("Alarm updated from INSUFFICIENT_DATA to ALARM");
    await expect(cli("cloudwatch delete-alarms --alarm-names nowhere")).rejects.toThrow("(ResourceNotFound)");
    const { ScalingActivities } = await cli("application-autoscaling describe-scaling-activities --service-namespace ecs");
    expect(ScalingActivities).toEqual([]);
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
