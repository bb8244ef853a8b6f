import {
  DescribeAccountAttributesCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  DescribeVpnGatewaysCommand,
  EC2Client,
  paginateDescribeSubnets,
  waitUntilSubnetAvailable,
  waitUntilVpcAvailable,
} from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bench, web, type Bench } from "./support.js";

let b: Bench;
let ec2: EC2Client;
let sts: STSClient;
beforeAll(async () => {
  b = await bench({ clock: "virtual" });
  ec2 = new EC2Client({ ...b.local.client, maxAttempts: 1 });
  sts = new STSClient({ ...b.local.client, maxAttempts: 1 });
});
afterAll(async () => {
  ec2.destroy();
  sts.destroy();
  await b.close();
});
const wait = { maxWaitTime: 5, minDelay: 0.01, maxDelay: 0.02 };

test("who asks is the account's root", async () => {
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: "123456789012",
    UserId: "123456789012",
    Arn: "arn:aws:iam::123456789012:root",
  });
});

test("another account and region are their own", async () => {
  const other = new STSClient({
    ...b.local.client,
    region: "eu-west-1",
    credentials: { accessKeyId: "210987654321", secretAccessKey: "x" },
  });
  expect((await other.send(new GetCallerIdentityCommand({}))).Account).toBe("210987654321");
  other.destroy();
});

test("a default VPC has a subnet in each zone", async () => {
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: "is-default", Values: ["true"] }] }));
  expect(Vpcs).toEqual([expect.objectContaining({ IsDefault: true, State: "available", CidrBlock: "172.31.0.0/16" })]);
  const VpcId = Vpcs![0]!.VpcId!;
  expect(VpcId).toMatch(/^vpc-[0-9a-f]{17}$/);
  await waitUntilVpcAvailable({ ...wait, client: ec2 }, { VpcIds: [VpcId] });
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }));
  expect(Subnets!.map(({ SubnetId, AvailabilityZone, CidrBlock }) => [SubnetId, AvailabilityZone, CidrBlock])).toEqual([
    ["subnet-us-east-1a", "us-east-1a", "172.31.0.0/20"],
    ["subnet-us-east-1b", "us-east-1b", "172.31.16.0/20"],
    ["subnet-us-east-1c", "us-east-1c", "172.31.32.0/20"],
  ]);
  await waitUntilSubnetAvailable({ ...wait, client: ec2 }, { SubnetIds: Subnets!.map(({ SubnetId }) => SubnetId!) });
  const pages: number[] = [];
  for await (const page of paginateDescribeSubnets({ client: ec2, pageSize: 2 }, {})) pages.push(page.Subnets!.length);
  expect(pages).toEqual([2, 1]);
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: "group-name", Values: ["def*"] },
        { Name: "vpc-id", Values: [VpcId] },
      ],
    }),
  );
  expect(SecurityGroups).toEqual([expect.objectContaining({ GroupName: "default", VpcId })]);
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters: [{ Name: "vpc-id", Values: [VpcId] }] }));
  expect(RouteTables![0]!.Routes!.map(({ GatewayId }) => GatewayId)).toEqual(["local", expect.stringMatching(/^igw-/)]);
  expect((await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways).toHaveLength(1);
  expect((await ec2.send(new DescribeVpnGatewaysCommand({}))).VpnGateways ?? []).toEqual([]);
  expect((await ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute: "enableDnsHostnames" }))).EnableDnsHostnames).toEqual({
    Value: true,
  });
  const { AccountAttributes } = await ec2.send(new DescribeAccountAttributesCommand({ AttributeNames: ["default-vpc"] }));
  expect(AccountAttributes![0]!.AttributeValues![0]!.AttributeValue).toBe(VpcId);
});

test("what is not held is taken as existing, and what is no id is not", async () => {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: ["subnet-0123456789abcdef0"] }));
  expect(Subnets![0]).toMatchObject({ SubnetId: "subnet-0123456789abcdef0", State: "available", DefaultForAz: false });
  expect((await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: ["sg-1"] }))).SecurityGroups![0]!.GroupId).toBe("sg-1");
  await expect(ec2.send(new DescribeSubnetsCommand({ SubnetIds: ["nonsense"] }))).rejects.toMatchObject({
    name: "InvalidSubnetID.NotFound",
  });
  await expect(ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: "colour", Values: ["x"] }] }))).rejects.toThrow(
    "The filter 'colour' is invalid",
  );
});

test("zones and regions", async () => {
  const { AvailabilityZones } = await ec2.send(new DescribeAvailabilityZonesCommand({ Filters: [{ Name: "zone-name", Values: ["*b"] }] }));
  expect(AvailabilityZones).toEqual([expect.objectContaining({ ZoneName: "us-east-1b", RegionName: "us-east-1", State: "available" })]);
  const { Regions } = await ec2.send(new DescribeRegionsCommand({ RegionNames: ["eu-west-1"] }));
  expect(Regions![0]).toMatchObject({ RegionName: "eu-west-1", Endpoint: "ec2.eu-west-1.amazonaws.com" });
});

test("instances and tasks' network interfaces are found", async () => {
  await b.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await b.ecs.send(
    new RegisterContainerInstanceCommand({
      cluster: "main",
      instanceIdentityDocument: JSON.stringify({
        instanceId: "i-0123456789abcdef0",
        instanceType: "m5.large",
        availabilityZone: "us-east-1b",
      }),
      totalResources: [
        { name: "CPU", type: "INTEGER", integerValue: 2048 },
        { name: "MEMORY", type: "INTEGER", integerValue: 4096 },
      ],
    }),
  );
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: ["i-0123456789abcdef0"] }));
  expect(Reservations![0]!.Instances![0]).toMatchObject({ InstanceId: "i-0123456789abcdef0", State: { Name: "running" } });
  await b.ecs.send(new RegisterTaskDefinitionCommand(web));
  const { tasks } = await b.ecs.send(
    new RunTaskCommand({
      cluster: "main",
      taskDefinition: "web",
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-us-east-1c"] } },
    }),
  );
  await b.local.clock!.advance("10s");
  const described = await b.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [tasks![0]!.taskArn!] }));
  const eni = described.tasks![0]!.attachments![0]!.details!.find(({ name }) => name === "networkInterfaceId")!.value!;
  const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [eni] }));
  expect(NetworkInterfaces![0]).toMatchObject({
    NetworkInterfaceId: eni,
    SubnetId: "subnet-us-east-1c",
    AvailabilityZone: "us-east-1c",
    Status: "in-use",
  });
});
