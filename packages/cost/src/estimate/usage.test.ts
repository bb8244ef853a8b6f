import type { Assembly } from "@stowage/model";
import type { Usage } from "@stowage/model/inputs";
import { describe, expect, it } from "vitest";
import { assemblyOf, fargateTask, service } from "../../test/build.js";
import { estimate } from "./estimate.js";

const items = async (assembly: Assembly, usage: Usage = {}, hours = 730): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await estimate(assembly, { usage, hours })).lines.map(({ resource, item, quantity }) => [`${resource} ${item}`, quantity]),
  );
const nothing = assemblyOf({});

describe("what stands around tasks", () => {
  it("prices an EBS volume for each task, IOPS and throughput beyond what is included", async () => {
    const volume = { volumeType: "gp3", sizeInGiB: 100, iops: 4000, throughput: 250, roleArn: "arn:aws:iam::123456789012:role/ebs" };
    const web = service("web", { volumeConfigurations: [{ name: "data", managedEBSVolume: volume }] });
    expect(await items(assemblyOf({ tasks: [fargateTask("web")], services: [web] }))).toMatchObject({
      "main/web ebs.gp3": "200",
      "main/web ebs.gp3-iops": "2000",
      "main/web ebs.gp3-throughput": "250",
    });
  });

  it("prices the IOPS of an io2 volume in their tiers", async () => {
    const volume = { volumeType: "io2", sizeInGiB: 1, iops: 70_000, roleArn: "arn:aws:iam::123456789012:role/ebs" };
    const web = service("web", { desiredCount: 1, volumeConfigurations: [{ name: "data", managedEBSVolume: volume }] });
    expect(await items(assemblyOf({ tasks: [fargateTask("web")], services: [web] }))).toMatchObject({
      "main/web ebs.io2-iops": "32000",
      "main/web ebs.io2-iops.over-32000": "32000",
      "main/web ebs.io2-iops.over-64000": "6000",
    });
  });

  it("names a volume whose size is that of a snapshot", async () => {
    const volume = { volumeType: "gp3", snapshotId: "snap-1", roleArn: "arn:aws:iam::123456789012:role/ebs" };
    const web = service("web", { volumeConfigurations: [{ name: "data", managedEBSVolume: volume }] });
    expect((await estimate(assemblyOf({ tasks: [fargateTask("web")], services: [web] }))).unpriced).toEqual([
      expect.objectContaining({ resource: "main/web", item: "ebs.gp3" }),
    ]);
  });

  it("prices a public address of each task that asks for one, and of a load balancer in each zone", async () => {
    const web = service("web", { networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"], assignPublicIp: "ENABLED" } } });
    const more: Partial<Assembly> = {
      loadBalancers: {
        public: { loadBalancer: { Name: "public", Subnets: ["subnet-1", "subnet-2"] } },
        inner: { loadBalancer: { Name: "inner", Type: "network", Scheme: "internal", Subnets: ["subnet-1"] } },
      },
    };
    const assembly = assemblyOf({ tasks: [fargateTask("web")], services: [web], more });
    expect(await items(assembly, { loadBalancers: { public: { capacityUnits: 1.5 } } }, 10)).toMatchObject({
      "main/web public-ipv4.in-use": "20",
      "load-balancer:public alb.hour": "10",
      "load-balancer:public alb.lcu": "15",
      "load-balancer:public public-ipv4.in-use": "20",
      "load-balancer:inner nlb.hour": "10",
    });
    expect((await estimate(assembly)).assumptions.join()).toContain('The capacity units of load balancer "inner" are not in the sum');
  });

  it("prices what the usage gives, averages over the span and totals as they are", async () => {
    const usage: Usage = {
      shared: { logsGb: 10, logsStoredGb: 100, interAzGb: 5, alarms: 4, containerInsightsMetrics: 20 },
      natGateways: { count: 2, gb: 30 },
      interfaceEndpoints: { count: 3, gb: 1 },
      publicIpv4: 2,
      fileSystems: { media: { standardGb: 50, readGb: 7, writtenGb: 3 } },
      secrets: { count: 6, calls: 20_000 },
      parameters: { advanced: 2 },
      imagesGb: 12,
    };
    expect(await items(nothing, usage, 365)).toEqual({
      "shared logs.ingestion": "10",
      "shared logs.storage": "50",
      "shared data-transfer.inter-az": "10",
      "shared cloudwatch.alarm": "2",
      "shared container-insights.metric": "10",
      "nat-gateways nat-gateway.hour": "730",
      "nat-gateways nat-gateway.data": "30",
      "interface-endpoints interface-endpoint.hour": "1095",
      "interface-endpoints interface-endpoint.data": "1",
      "public-ipv4 public-ipv4.in-use": "730",
      "file-system:media efs.standard": "25",
      "file-system:media efs.elastic-read": "7",
      "file-system:media efs.elastic-write": "3",
      "secrets secrets-manager.secret": "3",
      "secrets secrets-manager.calls": "2",
      "parameters ssm.advanced-parameter": "1",
      "images ecr.storage": "6",
    });
  });

  it("fills the tiers of traffic with what all services send together", async () => {
    const usage: Usage = { services: { "main/web": { internetOutGb: 10_000 }, "main/api": { internetOutGb: 1000 } } };
    expect(await items(nothing, usage)).toEqual({
      "main/web data-transfer.internet-out": "10000",
      "main/api data-transfer.internet-out": "240",
      "main/api data-transfer.internet-out.over-10-tb": "760",
    });
  });

  it("says what is used and not in the sum", async () => {
    const web = fargateTask("web", {
      volumes: [{ name: "media", efsVolumeConfiguration: { fileSystemId: "fs-1" } }],
      containerDefinitions: [
        {
          name: "app",
          image: "example/app:1",
          logConfiguration: { logDriver: "awslogs" },
          secrets: [
            { name: "A", valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:user::" },
            { name: "B", valueFrom: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::" },
          ],
        },
      ],
    });
    const clusters = { main: { clusterName: "main", settings: [{ name: "containerInsights" as const, value: "enhanced" }] } };
    const { assumptions, unpriced } = await estimate(assemblyOf({ tasks: [web], services: [service("web")], more: { clusters } }));
    expect(unpriced).toEqual([]);
    expect(assumptions).toEqual([
      "List prices before tax and free tiers.",
      "Logs are not in the sum: their volume is not known. Give logsGb in a usage file.",
      "Container Insights is not in the sum: its number of metrics is not known. Give containerInsightsMetrics in a usage file.",
      "Secrets of Secrets Manager are not in the sum; the definitions name 1. Give secrets in a usage file.",
      "EFS file systems are not in the sum: their size is not known. Give fileSystems in a usage file.",
    ]);
  });

  it("names what runs by the usage alone, and the name that may be meant", async () => {
    const assembly = assemblyOf({ tasks: [fargateTask("web")], services: [service("web")] });
    const usage: Usage = {
      services: { "main/wbe": { tasks: 9 }, "main/old": { logsGb: 1 } },
      tasks: { nightly: { runs: 1, seconds: 60 } },
    };
    const { assumptions, monthly } = await estimate(assembly, { usage });
    expect(assumptions).toEqual([
      "List prices before tax and free tiers.",
      'The usage tells of service "main/wbe", which the definitions do not have; its tasks are not in the sum. Is "main/web" meant?',
      'The usage tells of task "nightly", which the definitions do not have; its tasks are not in the sum.',
    ]);
    expect(monthly).toBe((await estimate(assembly, { usage: { services: { "main/old": { logsGb: 1 } } } })).monthly);
  });

  it("takes average tasks, task-hours and schedules from where they are said", async () => {
    const strategy = [
      { capacityProvider: "FARGATE", base: 1, weight: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 3 },
    ];
    const assembly = assemblyOf({
      tasks: [fargateTask("web", { cpu: "1024", memory: "2048" })],
      services: [service("web", { launchType: undefined, capacityProviderStrategy: strategy })],
      more: { tasks: { job: { request: { taskDefinition: "web", launchType: "FARGATE" }, schedule: "rate(6 hours)" } } },
    });
    expect(await items(assembly, { services: { "main/web": { tasks: 3.5 } } }, 1)).toMatchObject({
      "main/web fargate.vcpu": "1.625",
      "main/web fargate-spot.vcpu": "1.875",
    });
    const counted = { services: { "main/web": { taskHours: { FARGATE: "10.25", FARGATE_SPOT: 5 } } }, tasks: { job: { seconds: 90 } } };
    expect(await items(assembly, counted, 720)).toMatchObject({
      "main/web fargate.vcpu": "10.25",
      "main/web fargate-spot.vcpu": "5",
      "task:job fargate.vcpu": "3",
    });
  });

  it("says how old the prices are", async () => {
    const assembly = assemblyOf({ tasks: [fargateTask("web")], services: [service("web")] });
    expect((await estimate(assembly, { today: "2026-11-26" })).assumptions.at(-1)).toBe(
      "The oldest price is of 2025-10-27, 395 days ago. `stowage prices update` reads the current ones.",
    );
    expect((await estimate(assembly, { today: "2025-12-01" })).assumptions).toHaveLength(1);
    await expect(estimate(assembly, { today: "soon" })).rejects.toMatchObject({ code: "date-invalid" });
  });
});
