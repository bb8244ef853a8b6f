import {
  AddTagsCommand,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteRuleCommand,
  DeleteTargetGroupCommand,
  DeregisterTargetsCommand,
  DescribeAccountLimitsCommand,
  DescribeListenerAttributesCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  AddListenerCertificatesCommand,
  ModifyListenerCommand,
  ModifyListenerAttributesCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyRuleCommand,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  paginateDescribeLoadBalancers,
  RegisterTargetsCommand,
  RemoveListenerCertificatesCommand,
  RemoveTagsCommand,
  SetIpAddressTypeCommand,
  SetRulePrioritiesCommand,
  SetSecurityGroupsCommand,
  SetSubnetsCommand,
  waitUntilLoadBalancerAvailable,
  waitUntilLoadBalancerExists,
  waitUntilLoadBalancersDeleted,
  waitUntilTargetDeregistered,
  waitUntilTargetInService,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bench, type Bench } from "./support.js";

let b: Bench;
let elb: ElasticLoadBalancingV2Client;
beforeEach(async () => {
  b = await bench({ clock: "virtual" });
  elb = new ElasticLoadBalancingV2Client({ ...b.local.client, maxAttempts: 1 });
});
afterEach(async () => {
  elb.destroy();
  await b.close();
});

const subnets = ["subnet-us-east-1a", "subnet-us-east-1b"];

async function balancer(Name = "web"): Promise<string> {
  const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand({ Name, Subnets: subnets, SecurityGroups: ["sg-1"] }));
  return LoadBalancers![0]!.LoadBalancerArn!;
}

async function group(Name = "blue"): Promise<string> {
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({ Name, Protocol: "HTTP", Port: 80, VpcId: "vpc-1", TargetType: "ip" }),
  );
  return TargetGroups![0]!.TargetGroupArn!;
}

async function listener(LoadBalancerArn: string, TargetGroupArn: string, Port = 80): Promise<string> {
  const { Listeners } = await elb.send(
    new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port, DefaultActions: [{ Type: "forward", TargetGroupArn }] }),
  );
  return Listeners![0]!.ListenerArn!;
}

const wait = { client: undefined as never, maxWaitTime: 5, minDelay: 0.01, maxDelay: 0.02 };

test("a load balancer is provisioned, found by name, and goes with its listeners", async () => {
  const created = await elb.send(new CreateLoadBalancerCommand({ Name: "web", Subnets: subnets, SecurityGroups: ["sg-1"] }));
  const [made] = created.LoadBalancers!;
  expect(made).toMatchObject({
    LoadBalancerName: "web",
    Scheme: "internet-facing",
    Type: "application",
    IpAddressType: "ipv4",
    State: { Code: "provisioning" },
    AvailabilityZones: [
      { SubnetId: "subnet-us-east-1a", ZoneName: "us-east-1a" },
      { SubnetId: "subnet-us-east-1b", ZoneName: "us-east-1b" },
    ],
  });
  expect(made!.CreatedTime).toBeInstanceOf(Date);
  expect(made!.LoadBalancerArn).toMatch(/^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer\/app\/web\/[0-9a-f]{16}$/);
  expect(made!.DNSName).toMatch(/^web-\d{10}\.us-east-1\.elb\.amazonaws\.com$/);
  await b.local.clock!.advance(1000);
  const arn = made!.LoadBalancerArn!;
  await waitUntilLoadBalancerAvailable({ ...wait, client: elb }, { LoadBalancerArns: [arn] });
  const { LoadBalancers: known = [] } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }));
  expect(known[0]).toMatchObject({ State: { Code: "active" } });
  await waitUntilLoadBalancerExists({ ...wait, client: elb }, { Names: ["web"] });
  expect(await balancer()).toBe(arn);
  await expect(elb.send(new CreateLoadBalancerCommand({ Name: "web", Subnets: subnets, Scheme: "internal" }))).rejects.toMatchObject({
    name: "DuplicateLoadBalancerNameException",
    Code: "DuplicateLoadBalancerName",
  });
  const ListenerArn = await listener(arn, await group());
  await elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn: arn }));
  await waitUntilLoadBalancersDeleted({ ...wait, client: elb }, { LoadBalancerArns: [arn] });
  await expect(elb.send(new DescribeListenersCommand({ ListenerArns: [ListenerArn] }))).rejects.toMatchObject({
    name: "ListenerNotFoundException",
  });
});

test("targets are registered, checked, drained and gone", async () => {
  const TargetGroupArn = await group();
  await listener(await balancer(), TargetGroupArn);
  const Targets = [{ Id: "10.0.0.5", Port: 8080 }, { Id: "10.0.0.6" }];
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  const states = async (): Promise<unknown> =>
    (await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))).TargetHealthDescriptions!.map((one) => [
      one.Target!.Id,
      one.Target!.Port,
      one.TargetHealth!.State,
      one.TargetHealth!.Reason,
    ]);
  expect(await states()).toEqual([
    ["10.0.0.5", 8080, "initial", "Elb.RegistrationInProgress"],
    ["10.0.0.6", 80, "initial", "Elb.RegistrationInProgress"],
  ]);
  await b.local.clock!.advance("30s");
  await waitUntilTargetInService({ ...wait, client: elb }, { TargetGroupArn });
  await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: "10.0.0.5" }] }));
  expect(await states()).toEqual([
    ["10.0.0.5", 8080, "draining", "Target.DeregistrationInProgress"],
    ["10.0.0.6", 80, "healthy", undefined],
  ]);
  await b.local.clock!.advance("299s");
  expect(await states()).toHaveLength(2);
  await b.local.clock!.advance("1s");
  await waitUntilTargetDeregistered({ ...wait, client: elb }, { TargetGroupArn, Targets: [{ Id: "10.0.0.5", Port: 8080 }] });
  expect(await states()).toEqual([["10.0.0.6", 80, "healthy", undefined]]);
});

test("a group without a listener is unused, and one in use is not deleted", async () => {
  const TargetGroupArn = await group();
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: "10.0.0.5" }] }));
  const health = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
  expect(health.TargetHealthDescriptions![0]!.TargetHealth).toEqual({
    State: "unused",
    Reason: "Target.NotInUse",
    Description: "Target group is not configured to receive traffic from the load balancer",
  });
  const ListenerArn = await listener(await balancer(), TargetGroupArn);
  await expect(elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }))).rejects.toMatchObject({ name: "ResourceInUseException" });
  await elb.send(new DeleteListenerCommand({ ListenerArn }));
  await elb.send(new DeleteTargetGroupCommand({ TargetGroupArn }));
  await expect(elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))).rejects.toMatchObject({
    name: "TargetGroupNotFoundException",
  });
});

test("a target group has AWS's defaults, and what changes", async () => {
  const TargetGroupArn = await group();
  const described = async () => (await elb.send(new DescribeTargetGroupsCommand({ Names: ["blue"] }))).TargetGroups![0]!;
  expect(await described()).toMatchObject({
    HealthCheckProtocol: "HTTP",
    HealthCheckPort: "traffic-port",
    HealthCheckIntervalSeconds: 30,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    HealthCheckPath: "/",
    Matcher: { HttpCode: "200" },
    ProtocolVersion: "HTTP1",
  });
  await elb.send(new ModifyTargetGroupCommand({ TargetGroupArn, HealthCheckPath: "/up", HealthCheckIntervalSeconds: 10 }));
  expect(await described()).toMatchObject({ HealthCheckPath: "/up", HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 5 });
  await elb.send(
    new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "5" }] }),
  );
  const { Attributes } = await elb.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
  expect(Attributes).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "5" });
  expect(Attributes).toContainEqual({ Key: "load_balancing.algorithm.type", Value: "round_robin" });
  await expect(
    elb.send(
      new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "x" }] }),
    ),
  ).rejects.toThrow("from 0 to 3600");
  await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: "10.0.0.5" }] }));
  await elb.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: "10.0.0.5" }] }));
  await b.local.clock!.advance("5s");
  expect((await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }))).TargetHealthDescriptions).toEqual([]);
});

test("rules are tried in the order of their priorities, the default one last", async () => {
  const [blue, green] = [await group("blue"), await group("green")];
  const arn = await balancer();
  const ListenerArn = await listener(arn, blue);
  const forward = (TargetGroupArn: string) => [{ Type: "forward" as const, TargetGroupArn }];
  const path = (value: string) => [{ Field: "path-pattern", PathPatternConfig: { Values: [value] } }];
  const { Rules: one } = await elb.send(
    new CreateRuleCommand({ ListenerArn, Priority: 10, Conditions: path("/a"), Actions: forward(green) }),
  );
  const { Rules: two } = await elb.send(
    new CreateRuleCommand({ ListenerArn, Priority: 9, Conditions: [{ Field: "host-header", Values: ["a.b"] }], Actions: forward(blue) }),
  );
  await expect(
    elb.send(new CreateRuleCommand({ ListenerArn, Priority: 9, Conditions: path("/"), Actions: forward(blue) })),
  ).rejects.toMatchObject({ name: "PriorityInUseException" });
  const order = async () =>
    (await elb.send(new DescribeRulesCommand({ ListenerArn }))).Rules!.map(({ Priority, IsDefault, Actions }) => [
      Priority,
      IsDefault,
      Actions![0]!.TargetGroupArn,
    ]);
  expect(await order()).toEqual([
    ["9", false, blue],
    ["10", false, green],
    ["default", true, blue],
  ]);
  await elb.send(
    new SetRulePrioritiesCommand({
      RulePriorities: [
        { RuleArn: one![0]!.RuleArn, Priority: 9 },
        { RuleArn: two![0]!.RuleArn, Priority: 10 },
      ],
    }),
  );
  expect((await order()).map(([, , to]) => to)).toEqual([green, blue, blue]);
  const weighted = { TargetGroups: [blue, green].map((TargetGroupArn, i) => ({ TargetGroupArn, Weight: i * 10 })) };
  const { Rules: changed } = await elb.send(
    new ModifyRuleCommand({ RuleArn: one![0]!.RuleArn, Actions: [{ Type: "forward", ForwardConfig: weighted }] }),
  );
  expect(changed![0]!.Actions![0]!.ForwardConfig!.TargetGroups).toEqual(weighted.TargetGroups);
  expect(changed![0]!.Conditions).toEqual([{ Field: "path-pattern", Values: ["/a"], PathPatternConfig: { Values: ["/a"] } }]);
  const fallback = (await elb.send(new DescribeRulesCommand({ ListenerArn }))).Rules!.at(-1)!.RuleArn!;
  await expect(elb.send(new DeleteRuleCommand({ RuleArn: fallback }))).rejects.toMatchObject({ name: "OperationNotPermittedException" });
  await elb.send(new DeleteRuleCommand({ RuleArn: one![0]!.RuleArn }));
  expect(await order()).toHaveLength(2);
  expect((await elb.send(new DescribeTargetGroupsCommand({ LoadBalancerArn: arn }))).TargetGroups).toHaveLength(1);
  const other = await balancer("other");
  await expect(listener(other, blue)).rejects.toMatchObject({ name: "TargetGroupAssociationLimitException" });
});

test("listeners change, and have certificates and attributes", async () => {
  const LoadBalancerArn = await balancer();
  const TargetGroupArn = await group();
  const ListenerArn = await listener(LoadBalancerArn, TargetGroupArn);
  await expect(listener(LoadBalancerArn, TargetGroupArn)).rejects.toMatchObject({ name: "DuplicateListenerException" });
  const certificate = (id: string) => `arn:aws:acm:us-east-1:123456789012:certificate/${id}`;
  const { Listeners } = await elb.send(
    new ModifyListenerCommand({ ListenerArn, Port: 443, Protocol: "HTTPS", Certificates: [{ CertificateArn: certificate("a") }] }),
  );
  expect(Listeners![0]).toMatchObject({ Port: 443, Protocol: "HTTPS", Certificates: [{ CertificateArn: certificate("a") }] });
  await elb.send(new AddListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn: certificate("b") }] }));
  const listed = async () => (await elb.send(new DescribeListenerCertificatesCommand({ ListenerArn }))).Certificates;
  expect(await listed()).toEqual([
    { CertificateArn: certificate("a"), IsDefault: true },
    { CertificateArn: certificate("b"), IsDefault: false },
  ]);
  await elb.send(new RemoveListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn: certificate("b") }] }));
  expect(await listed()).toHaveLength(1);
  await elb.send(
    new ModifyListenerAttributesCommand({ ListenerArn, Attributes: [{ Key: "routing.http.response.server.enabled", Value: "false" }] }),
  );
  const { Attributes } = await elb.send(new DescribeListenerAttributesCommand({ ListenerArn }));
  expect(Attributes).toEqual([{ Key: "routing.http.response.server.enabled", Value: "false" }]);
  expect((await elb.send(new DescribeListenersCommand({ LoadBalancerArn }))).Listeners).toHaveLength(1);
});

test("a load balancer's attributes, subnets and tags", async () => {
  const LoadBalancerArn = await balancer();
  await elb.send(
    new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes: [{ Key: "deletion_protection.enabled", Value: "true" }] }),
  );
  await expect(elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }))).rejects.toMatchObject({
    name: "OperationNotPermittedException",
  });
  const { Attributes } = await elb.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }));
  expect(Attributes).toContainEqual({ Key: "idle_timeout.timeout_seconds", Value: "60" });
  await elb.send(new SetSubnetsCommand({ LoadBalancerArn, Subnets: ["subnet-us-east-1b", "subnet-us-east-1c"] }));
  await elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups: ["sg-2"] }));
  await elb.send(new SetIpAddressTypeCommand({ LoadBalancerArn, IpAddressType: "dualstack" }));
  const { LoadBalancers } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn] }));
  expect(LoadBalancers![0]).toMatchObject({ SecurityGroups: ["sg-2"], IpAddressType: "dualstack" });
  expect(LoadBalancers![0]!.AvailabilityZones!.map(({ ZoneName }) => ZoneName)).toEqual(["us-east-1b", "us-east-1c"]);
  await elb.send(
    new AddTagsCommand({
      ResourceArns: [LoadBalancerArn],
      Tags: [
        { Key: "team", Value: "a & <b>" },
        { Key: "x", Value: "" },
      ],
    }),
  );
  await elb.send(new RemoveTagsCommand({ ResourceArns: [LoadBalancerArn], TagKeys: ["x"] }));
  const { TagDescriptions } = await elb.send(new DescribeTagsCommand({ ResourceArns: [LoadBalancerArn] }));
  expect(TagDescriptions).toEqual([{ ResourceArn: LoadBalancerArn, Tags: [{ Key: "team", Value: "a & <b>" }] }]);
  expect((await elb.send(new DescribeAccountLimitsCommand({}))).Limits!.length).toBeGreaterThan(5);
});

test("lists come in pages", async () => {
  for (let i = 0; i < 5; i++) await balancer(`web-${i}`);
  const names: (string | undefined)[] = [];
  for await (const { LoadBalancers } of paginateDescribeLoadBalancers({ client: elb }, { PageSize: 2 })) {
    expect(LoadBalancers!.length).toBeLessThanOrEqual(2);
    names.push(...LoadBalancers!.map(({ LoadBalancerName }) => LoadBalancerName));
  }
  expect(names).toEqual(["web-0", "web-1", "web-2", "web-3", "web-4"]);
});
