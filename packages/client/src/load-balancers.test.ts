import { DescribeServicesCommand } from "@aws-sdk/client-ecs";
import {
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ModifyRuleCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { startLocal } from "@stowage/local";
import type { LocalEngine } from "@stowage/local";
import type { Assembly } from "@stowage/model";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { arnKey, withArns } from "./arn-names.js";
import { apply, closeClients, createClients, plan } from "./index.js";
import type { Clients } from "./index.js";

const subnets = ["subnet-0a1b2c3d", "subnet-0a1b2c3e"];
const path = (value: string): object => ({ Field: "path-pattern", PathPatternConfig: { Values: [value] } });
const group = (Name: string): object => ({
  Name,
  Protocol: "HTTP",
  Port: 80,
  VpcId: "vpc-0a1b2c3d",
  TargetType: "ip",
  HealthCheckPath: "/health",
});
const both = [
  { TargetGroupArn: "web", Weight: 1 },
  { TargetGroupArn: "web-alt", Weight: 0 },
];

/** An app whose production traffic goes by a rule, and whose tests go by a default action: as the builder writes it. */
const edge = {
  format: "stowage/assembly@1",
  app: "edge",
  clusters: { main: { clusterName: "main" } },
  taskDefinitions: {
    web: {
      family: "web",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "app", image: "web:1", portMappings: [{ containerPort: 80 }] }],
    },
  },
  services: {
    "main/web": {
      cluster: "main",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets } },
      deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 },
      loadBalancers: [
        {
          targetGroupArn: "web",
          containerName: "app",
          containerPort: 80,
          advancedConfiguration: {
            alternateTargetGroupArn: "web-alt",
            productionListenerRule: "public:80/10",
            testListenerRule: "public:8080/default",
            roleArn: "arn:aws:iam::123456789012:role/ecsLoadBalancerRole",
          },
        },
      ],
    },
  },
  loadBalancers: {
    public: {
      loadBalancer: { Name: "public", Subnets: subnets, Scheme: "internet-facing", Type: "application" },
      targetGroups: [group("web"), group("web-alt")],
      listeners: [
        {
          LoadBalancerArn: "public",
          Port: 80,
          Protocol: "HTTP",
          DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }],
        },
        {
          LoadBalancerArn: "public",
          Port: 8080,
          Protocol: "HTTP",
          DefaultActions: [{ Type: "forward", ForwardConfig: { TargetGroups: both } }],
        },
      ],
      rules: [
        {
          ListenerArn: "public:80",
          Priority: 10,
          Conditions: [path("/shop/*")],
          Actions: [{ Type: "forward", ForwardConfig: { TargetGroups: both } }],
        },
      ],
    },
  },
} as unknown as Assembly;

const balancer = edge.loadBalancers!["public"]!;
const withBalancer = (more: object): Assembly => ({ ...edge, loadBalancers: { public: { ...balancer, ...more } } });

let engine: LocalEngine;
let clients: Clients;
beforeAll(async () => {
  engine = await startLocal();
  clients = createClients({ region: "us-east-1", endpoint: engine.url });
});
afterEach(() => engine.reset());
afterAll(async () => {
  closeClients(clients);
  await engine.close();
});

const pending = async (assembly: Assembly): Promise<string[]> =>
  (await plan(assembly, clients)).changes
    .filter(({ action }) => action !== "none")
    .map(({ action, kind, name, differences }) => [action, kind, name, ...differences.map((found) => found.path)].join(" "));
const deploy = async (assembly: Assembly): Promise<void> => void (await apply(await plan(assembly, clients), clients));

const certificates = (...names: readonly string[]): object => ({
  listeners: [
    {
      LoadBalancerArn: "public",
      Port: 443,
      Protocol: "HTTPS",
      Certificates: names.map((name) => ({ CertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/${name}` })),
      DefaultActions: [{ Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } }],
    },
  ],
  rules: [],
});

describe("certificates of a listener", () => {
  const edgeWith = (...names: readonly string[]): Assembly => ({
    format: "stowage/assembly@1",
    app: "edge",
    loadBalancers: { public: { ...balancer, targetGroups: [], ...certificates(...names) } },
  });
  const live = async (): Promise<string[]> => {
    const [found] = (await clients.elb.send(new DescribeLoadBalancersCommand({ Names: ["public"] }))).LoadBalancers ?? [];
    const { Listeners } = await clients.elb.send(new DescribeListenersCommand({ LoadBalancerArn: found?.LoadBalancerArn }));
    const { Certificates = [] } = await clients.elb.send(
      new DescribeListenerCertificatesCommand({ ListenerArn: Listeners?.[0]?.ListenerArn }),
    );
    return Certificates.map(
      ({ CertificateArn, IsDefault }) => `${CertificateArn?.split("/").at(-1)}${IsDefault ? " by default" : ""}`,
    ).sort();
  };

  it.each([
    ["are there from the beginning", ["a"], ["c", "b", "a"]],
    ["come and go", ["a", "b", "c"], ["a", "c", "d"]],
    ["may take another default", ["a", "b"], ["c", "b"]],
    ["may make one of them the default", ["a", "b", "c"], ["b", "c"]],
    ["go until the default is left", ["a", "b", "c"], ["a"]],
    ["go until another default is left", ["a", "b", "c"], ["c"]],
  ])("%s", async (_what, before, after) => {
    for (const names of [before, after]) {
      await deploy(edgeWith(...names));
      expect(await live()).toEqual([`${names[0]} by default`, ...names.slice(1)].sort());
      expect(await pending(edgeWith(...names))).toEqual([]);
    }
  });

  it("are in the plan that removes them", async () => {
    await deploy(edgeWith("a", "b"));
    const { changes } = await plan(edgeWith("a"), clients);
    const arn = (name: string): object => expect.objectContaining({ CertificateArn: expect.stringMatching(`/${name}$`) });
    expect(changes.find(({ kind }) => kind === "listener")).toMatchObject({
      action: "update",
      differences: [{ path: "/Certificates", now: [arn("a"), arn("b")], wanted: [arn("a")] }],
    });
  });
});

describe("load balancers", () => {
  it("are made before the services that name them, which get ARNs", async () => {
    expect(await pending(edge)).toEqual([
      "create load-balancer public",
      "create target-group web",
      "create target-group web-alt",
      "create listener public:80",
      "create listener public:8080",
      "create listener-rule public:80/10",
      "create cluster main",
      "register task-definition web",
      "create service main/web",
    ]);
    await deploy(edge);
    const { services } = await clients.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["web"] }));
    const [target] = services![0]!.loadBalancers!;
    expect(target!.targetGroupArn).toMatch(/^arn:aws:elasticloadbalancing:us-east-1:\d{12}:targetgroup\/web\//);
    expect(target!.advancedConfiguration).toMatchObject({
      alternateTargetGroupArn: expect.stringMatching(/:targetgroup\/web-alt\//),
      productionListenerRule: expect.stringMatching(/:listener-rule\/app\/public\//),
      testListenerRule: expect.stringMatching(/:listener-rule\/app\/public\//),
    });
    expect(await pending(edge)).toEqual([]);
  });

  it("are changed where they differ, and only there", async () => {
    await deploy(edge);
    const changed = withBalancer({
      targetGroups: [{ ...group("web"), HealthCheckPath: "/ready" }, group("web-alt")],
      listeners: [
        { ...balancer.listeners![0]!, DefaultActions: [{ Type: "forward", TargetGroupArn: "web-alt" }] },
        balancer.listeners![1]!,
      ],
      rules: [
        { ...balancer.rules![0]!, Conditions: [path("/new/*")] },
        { ...balancer.rules![0]!, Priority: 20 },
      ],
    });
    expect(await pending(changed)).toEqual([
      "update target-group web /HealthCheckPath",
      expect.stringMatching(/^update listener public:80 \/DefaultActions/),
      expect.stringMatching(/^update listener-rule public:80\/10 \/Conditions/),
      "create listener-rule public:80/20",
    ]);
    await deploy(changed);
    expect(await pending(changed)).toEqual([]);
  });

  it("get the tags and the subnets' addresses that they lack", async () => {
    await deploy(edge);
    const Tags = [{ Key: "team", Value: "shop" }];
    const SubnetMappings = [{ SubnetId: subnets[1] }, { SubnetId: subnets[0], PrivateIPv4Address: "10.0.0.9" }];
    const { Subnets: _, ...loadBalancer } = balancer.loadBalancer;
    const changed = withBalancer({
      loadBalancer: { ...loadBalancer, SubnetMappings, Tags },
      targetGroups: balancer.targetGroups!.map((one) => ({ ...one, Tags })),
      listeners: balancer.listeners!.map((one) => ({ ...one, Tags })),
      rules: balancer.rules!.map((one) => ({ ...one, Tags })),
    });
    expect(await pending(changed)).toEqual([
      "update load-balancer public /SubnetMappings/0/PrivateIPv4Address /Tags/team",
      "update target-group web /Tags/team",
      "update target-group web-alt /Tags/team",
      "update listener public:80 /Tags/team",
      "update listener public:8080 /Tags/team",
      "update listener-rule public:80/10 /Tags/team",
    ]);
    await deploy(changed);
    expect(await pending(changed)).toEqual([]);
    expect(await pending(edge)).toEqual([]);
  });

  it("get their attributes when they are made, and when those differ", async () => {
    const values = (one: Readonly<Record<string, string>>): { Key: string; Value: string }[] =>
      Object.entries(one).map(([Key, Value]) => ({ Key, Value }));
    const delayed = (delay: string): Assembly =>
      withBalancer({
        loadBalancerAttributes: { LoadBalancerArn: "public", Attributes: values({ "idle_timeout.timeout_seconds": delay }) },
        targetGroupAttributes: [{ TargetGroupArn: "web", Attributes: values({ "deregistration_delay.timeout_seconds": delay }) }],
        listenerAttributes: [{ ListenerArn: "public:80", Attributes: values({ "routing.http.response.server.enabled": "false" }) }],
      });
    await deploy(delayed("30"));
    expect(await pending(delayed("30"))).toEqual([]);
    expect(await pending(delayed("31"))).toEqual([
      "update load-balancer public /Attributes/idle_timeout.timeout_seconds",
      "update target-group web /Attributes/deregistration_delay.timeout_seconds",
    ]);
    await deploy(delayed("31"));
    expect(await pending(delayed("31"))).toEqual([]);
  });

  it("keep the shares that ECS gives the two target groups of a rule", async () => {
    await deploy(edge);
    const arn = (await plan(edge, clients)).changes.find(({ kind }) => kind === "listener-rule")!.arn!;
    const { Rules } = await clients.elb.send(new DescribeRulesCommand({ RuleArns: [arn] }));
    const groups = Rules![0]!.Actions![0]!.ForwardConfig!.TargetGroups!.map(({ TargetGroupArn }, index) => ({
      TargetGroupArn,
      Weight: index,
    }));
    await clients.elb.send(
      new ModifyRuleCommand({ RuleArn: arn, Actions: [{ Type: "forward", ForwardConfig: { TargetGroups: groups } }] }),
    );
    expect(await pending(edge)).toEqual([]);
  });

  it.each([
    ["load-balancer-cannot-change", withBalancer({ loadBalancer: { ...balancer.loadBalancer, Scheme: "internal" } })],
    ["target-group-cannot-change", withBalancer({ targetGroups: [{ ...group("web"), Port: 81 }, group("web-alt")] })],
  ])("say what ELBv2 cannot change: %s", async (code, assembly) => {
    await deploy(edge);
    await expect(plan(assembly, clients)).rejects.toMatchObject({ code });
  });
});

describe("names", () => {
  const arns = new Map([
    ["load-balancer web", "arn:lb"],
    ["target-group web", "arn:tg"],
    ["listener web:80", "arn:li"],
    ["listener-rule web:80/1", "arn:ru"],
  ]);
  const resolve = (name: string, member: string): string => arns.get(arnKey(name, member)) ?? name;

  it("stand for the ARN of what their member names", () => {
    expect(
      withArns(
        { LoadBalancerArn: "web", actions: [{ TargetGroupArn: "web" }], ListenerArn: "web:80", productionListenerRule: "web:80/1" },
        resolve,
      ),
    ).toEqual({
      LoadBalancerArn: "arn:lb",
      actions: [{ TargetGroupArn: "arn:tg" }],
      ListenerArn: "arn:li",
      productionListenerRule: "arn:ru",
    });
  });

  it("stay where nothing has them, and ARNs do too", () => {
    const request = { targetGroupArn: "other", testListenerRule: "arn:aws:x", name: "web" };
    expect(withArns(request, resolve)).toEqual(request);
  });
});
