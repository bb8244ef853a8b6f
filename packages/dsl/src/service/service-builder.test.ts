import type { CreateServiceRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { app } from "../app/app-builder.js";
import { compile } from "../compile/compile.js";
import { task } from "../task/task-builder.js";
import type { Service } from "./service.js";
import type { ServiceCommon } from "./service-common.js";
import type { ScaledService } from "./service-types.js";

const web = task("web")
  .fargate({ cpu: 256, memory: 512 })
  .container("app", (c) => c.image("web", "1").port("http", 8080).port("admin", 9090));
const targetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1";

/** Steps are tried on one task on Fargate, whose service would refuse some of them. */
type Step = (service: Service<string, "web">) => ServiceCommon;

const base = { serviceName: "web", cluster: "main", taskDefinition: "web", desiredCount: 1, launchType: "FARGATE" };
const connect = (services: object[]): object => ({
  serviceConnectConfiguration: { enabled: true, namespace: "shop.local", services },
});
const { launchType: _, ...withoutLaunchType } = base;

const cases: Record<string, [Step, object]> = {
  "nothing: the defaults": [(s) => s, base],
  desired: [(s) => s.desired(3), { ...base, desiredCount: 3 }],
  daemon: [
    (s) => s.daemon(),
    { serviceName: "web", cluster: "main", taskDefinition: "web", launchType: "FARGATE", schedulingStrategy: "DAEMON" },
  ],
  "scale: the least is the count": [(s) => s.scale({ min: 2, max: 4 }), { ...base, desiredCount: 2 }],
  "scale: a count of its own stays": [(s) => s.desired(3).scale({ min: 2, max: 4 }), { ...base, desiredCount: 3 }],
  "capacity: instead of a launch type": [
    (s) => s.capacity({ FARGATE: { base: 1, weight: 1 }, FARGATE_SPOT: { weight: 3 } }),
    {
      ...withoutLaunchType,
      capacityProviderStrategy: [
        { capacityProvider: "FARGATE", weight: 1, base: 1 },
        { capacityProvider: "FARGATE_SPOT", weight: 3 },
      ],
    },
  ],
  "capacity: without a share a provider is not meant": [
    (s) => s.capacity({ FARGATE: undefined, FARGATE_SPOT: { weight: 1 } }),
    { ...withoutLaunchType, capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] },
  ],
  launchType: [(s) => s.launchType("EC2"), { ...base, launchType: "EC2" }],
  network: [
    (s) => s.network({ subnets: ["a", "b"], securityGroups: ["g"], publicIp: true }),
    {
      ...base,
      networkConfiguration: { awsvpcConfiguration: { subnets: ["a", "b"], securityGroups: ["g"], assignPublicIp: "ENABLED" } },
    },
  ],
  "serve: under the service's name and the container's port": [
    (s) => s.serve("http"),
    { ...base, ...connect([{ portName: "http", discoveryName: "web", clientAliases: [{ port: 8080, dnsName: "web" }] }]) },
  ],
  "serve: a second port has the port's name too": [
    (s) => s.serve("http").as("shop", 80).serve("admin"),
    {
      ...base,
      ...connect([
        { portName: "http", discoveryName: "shop", clientAliases: [{ port: 80, dnsName: "shop" }] },
        { portName: "admin", discoveryName: "web-admin", clientAliases: [{ port: 9090, dnsName: "web-admin" }] },
      ]),
    },
  ],
  "serve: two ports under one DNS name": [
    (s) => s.serve("http").as("shop", 80).serve("admin").as("shop", 90),
    {
      ...base,
      ...connect([
        { portName: "http", discoveryName: "shop", clientAliases: [{ port: 80, dnsName: "shop" }] },
        { portName: "admin", discoveryName: "shop-admin", clientAliases: [{ port: 90, dnsName: "shop" }] },
      ]),
    },
  ],
  "serve: with TLS, time-outs, an ingress port and test traffic": [
    (s) =>
      s
        .serve("http", {
          ingressPortOverride: 15000,
          timeout: { idleTimeoutSeconds: 10 },
          tls: { issuerCertificateAuthority: { awsPcaAuthorityArn: "arn" } },
        })
        .as("shop", 80, { testTraffic: { header: { name: "x-test" } } }),
    {
      ...base,
      ...connect([
        {
          portName: "http",
          discoveryName: "shop",
          clientAliases: [{ port: 80, dnsName: "shop", testTrafficRules: { header: { name: "x-test" } } }],
          ingressPortOverride: 15000,
          timeout: { idleTimeoutSeconds: 10 },
          tls: { issuerCertificateAuthority: { awsPcaAuthorityArn: "arn" } },
        },
      ]),
    },
  ],
  "uses: a client alone": [
    (s) => s.serve("http").uses("web"),
    { ...base, ...connect([{ portName: "http", discoveryName: "web", clientAliases: [{ port: 8080, dnsName: "web" }] }]) },
  ],
  "proxyLogs: awslogs in few words": [
    (s) => s.uses("web").proxyLogs({ logs: { group: "/proxy" } }),
    {
      ...base,
      serviceConnectConfiguration: {
        enabled: true,
        namespace: "shop.local",
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": "/proxy", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" },
        },
      },
    },
  ],
  proxyLogs: [
    (s) => s.uses("web").proxyLogs({ logs: { logDriver: "awslogs" }, accessLogs: { format: "JSON" }, level: "debug" }),
    {
      ...base,
      serviceConnectConfiguration: {
        enabled: true,
        namespace: "shop.local",
        logConfiguration: { logDriver: "awslogs" },
        accessLogConfiguration: { format: "JSON" },
        containerConfigurations: [{ logLevel: "debug" }],
      },
    },
  ],
  "loadBalancer: a named port": [
    (s) => s.loadBalancer({ targetGroupArn, port: "admin" }),
    { ...base, loadBalancers: [{ targetGroupArn, containerName: "app", containerPort: 9090 }] },
  ],
  "loadBalancer: a container and a number, for blue/green": [
    (s) =>
      s.loadBalancer({
        targetGroupArn,
        container: "app",
        port: 7070,
        blueGreen: { alternateTargetGroupArn: "b", productionListenerRule: "p", roleArn: "r" },
      }),
    {
      ...base,
      loadBalancers: [
        {
          targetGroupArn,
          containerName: "app",
          containerPort: 7070,
          advancedConfiguration: { alternateTargetGroupArn: "b", productionListenerRule: "p", roleArn: "r" },
        },
      ],
    },
  ],
  "loadBalancer: a classic one": [
    (s) => s.loadBalancer({ loadBalancerName: "old", port: "http" }).role("ecsServiceRole"),
    {
      ...base,
      loadBalancers: [{ loadBalancerName: "old", containerName: "app", containerPort: 8080 }],
      role: "arn:aws:iam::123456789012:role/ecsServiceRole",
    },
  ],
  rolling: [
    (s) =>
      s.rolling({
        min: 50,
        max: 150,
        circuitBreaker: { rollback: true, resetOnHealthyTask: true, threshold: { type: "COUNT", value: 5 } },
        alarms: { alarmNames: ["errors"], rollback: true },
        earlySuccess: { healthyPercent: 80 },
      }),
    {
      ...base,
      deploymentConfiguration: {
        minimumHealthyPercent: 50,
        maximumPercent: 150,
        deploymentCircuitBreaker: {
          enable: true,
          rollback: true,
          resetOnHealthyTask: true,
          thresholdConfiguration: { type: "COUNT", value: 5 },
        },
        alarms: { enable: true, alarmNames: ["errors"], rollback: true },
        earlySuccessCriteria: { enable: true, healthyPercent: 80 },
      },
    },
  ],
  blueGreen: [
    (s) => s.blueGreen({ bakeTime: 5, hooks: [{ hookTargetArn: "arn", roleArn: "r", lifecycleStages: ["PRE_SCALE_UP"] }] }),
    {
      ...base,
      deploymentConfiguration: {
        strategy: "BLUE_GREEN",
        bakeTimeInMinutes: 5,
        lifecycleHooks: [{ hookTargetArn: "arn", roleArn: "r", lifecycleStages: ["PRE_SCALE_UP"] }],
      },
    },
  ],
  linear: [
    (s) => s.linear({ stepPercent: 20, stepBakeTime: 3 }),
    {
      ...base,
      deploymentConfiguration: { strategy: "LINEAR", linearConfiguration: { stepPercent: 20, stepBakeTimeInMinutes: 3 } },
    },
  ],
  canary: [
    (s) => s.canary({ canaryPercent: 5, canaryBakeTime: 3, bakeTime: 1 }),
    {
      ...base,
      deploymentConfiguration: {
        strategy: "CANARY",
        bakeTimeInMinutes: 1,
        canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
      },
    },
  ],
  "linear, then canary: what the two have alike stays": [
    (s) =>
      s
        .rolling({ min: 50, earlySuccess: { healthyPercent: 80 } })
        .linear({ stepPercent: 20, bakeTime: 5 })
        .canary({ canaryPercent: 5 }),
    {
      ...base,
      deploymentConfiguration: {
        strategy: "CANARY",
        minimumHealthyPercent: 50,
        bakeTimeInMinutes: 5,
        canaryConfiguration: { canaryPercent: 5 },
      },
    },
  ],
  "blueGreen, then rolling: nothing is shifted": [
    (s) =>
      s.blueGreen({ bakeTime: 5, hooks: [{ lifecycleStages: ["PRE_SCALE_UP"] }], circuitBreaker: { rollback: true } }).rolling({ min: 50 }),
    {
      ...base,
      deploymentConfiguration: { minimumHealthyPercent: 50, deploymentCircuitBreaker: { enable: true, rollback: true } },
    },
  ],
  "controller: what task sets say is taken away": [
    (s) => s.controller("EXTERNAL").raw({ taskDefinition: undefined, launchType: undefined }),
    { serviceName: "web", cluster: "main", desiredCount: 1, deploymentController: { type: "EXTERNAL" } },
  ],
  controller: [(s) => s.controller("EXTERNAL"), { ...base, deploymentController: { type: "EXTERNAL" } }],
  healthCheckGrace: [(s) => s.healthCheckGrace(60), { ...base, healthCheckGracePeriodSeconds: 60 }],
  exec: [(s) => s.exec(), { ...base, enableExecuteCommand: true }],
  "tags: with the app's, own ones winning": [
    (s) => s.tags({ stage: "test", a: "1" }),
    {
      ...base,
      tags: [
        { key: "stage", value: "test" },
        { key: "a", value: "1" },
      ],
    },
  ],
  propagateTags: [(s) => s.propagateTags("SERVICE"), { ...base, propagateTags: "SERVICE" }],
  managedTags: [(s) => s.managedTags(), { ...base, enableECSManagedTags: true }],
  platformVersion: [(s) => s.platformVersion("1.4.0"), { ...base, platformVersion: "1.4.0" }],
  zoneRebalancing: [(s) => s.zoneRebalancing(false), { ...base, availabilityZoneRebalancing: "DISABLED" }],
  clientToken: [(s) => s.clientToken("t"), { ...base, clientToken: "t" }],
  placement: [
    (s) => s.distinctInstances().placeOn("attribute:a == b").spread("instanceId").binpack("cpu").randomly(),
    {
      ...base,
      placementConstraints: [{ type: "distinctInstance" }, { type: "memberOf", expression: "attribute:a == b" }],
      placementStrategy: [{ type: "spread", field: "instanceId" }, { type: "binpack", field: "cpu" }, { type: "random" }],
    },
  ],
  registry: [(s) => s.registry({ registryArn: "arn" }), { ...base, serviceRegistries: [{ registryArn: "arn" }] }],
  ebsVolume: [
    (s) => s.ebsVolume("data", { roleArn: "r", sizeInGiB: 20, tags: [{ key: "a", value: "1" }], propagateTags: "SERVICE" }),
    {
      ...base,
      volumeConfigurations: [
        {
          name: "data",
          managedEBSVolume: {
            roleArn: "r",
            sizeInGiB: 20,
            tagSpecifications: [{ resourceType: "volume", tags: [{ key: "a", value: "1" }], propagateTags: "SERVICE" }],
          },
        },
      ],
    },
  ],
  vpcLattice: [
    (s) => s.vpcLattice({ portName: "http", roleArn: "r", targetGroupArn: "t" }),
    { ...base, vpcLatticeConfigurations: [{ portName: "http", roleArn: "r", targetGroupArn: "t" }] },
  ],
  gateway: [(s) => s.gateway({ portName: "http" }), { ...base, gatewayConnectors: [{ portName: "http" }] }],
  metrics: [
    (s) => s.metrics(20, "CPUUtilization").metrics(60, "MemoryUtilization"),
    {
      ...base,
      monitoring: {
        metricConfigurations: [
          { metricNames: ["CPUUtilization"], resolutionSeconds: 20 },
          { metricNames: ["MemoryUtilization"], resolutionSeconds: 60 },
        ],
      },
    },
  ],
  "raw: over the other steps": [(s) => s.raw({ desiredCount: 9 }).desired(2), { ...base, desiredCount: 9 }],
};

describe("a service's step says in the request", () => {
  it.each(Object.entries(cases))("%s", (name, [step, expected]) => {
    const tagged = app("shop", { web }).region("eu-west-1").account("123456789012").cluster("main").namespace("shop.local");
    const shop = (name.startsWith("tags") ? tagged.tags({ stage: "live" }) : tagged).configure({ web: step as never });
    const request: CreateServiceRequest | undefined = compile(shop).assembly.services!["main/web"];
    expect(request).toEqual(expected);
  });
});

describe("scaling", () => {
  const target = { ServiceNamespace: "ecs", ResourceId: "service/main/web", ScalableDimension: "ecs:service:DesiredCount" };
  const scalingOf = (step: Step): unknown =>
    compile(
      app("shop", { web })
        .cluster("main")
        .configure({ web: step as never }),
    ).assembly.scaling?.["main/web"];

  it("tracks what is given", () => {
    const label = "app/web/1/targetgroup/web/1";
    const scaling = scalingOf((s) =>
      s.scale({
        min: 2,
        max: 20,
        cpu: 60,
        memory: { target: 70, scaleInCooldown: 60, scaleOutCooldown: 30, disableScaleIn: true },
        requestsPerTarget: { target: 1000, label },
      }),
    );
    const policy = (name: string, configuration: object): object => ({
      PolicyName: name,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: configuration,
      ...target,
    });
    expect(scaling).toEqual({
      target: { ...target, MinCapacity: 2, MaxCapacity: 20 },
      policies: [
        policy("web-cpu", { TargetValue: 60, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } }),
        policy("web-memory", {
          TargetValue: 70,
          PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageMemoryUtilization" },
          ScaleOutCooldown: 30,
          ScaleInCooldown: 60,
          DisableScaleIn: true,
        }),
        policy("web-requests", {
          TargetValue: 1000,
          PredefinedMetricSpecification: { PredefinedMetricType: "ALBRequestCountPerTarget", ResourceLabel: label },
        }),
      ],
    });
  });

  it("keeps the last of two policies with one name, and the last bounds", () => {
    const scaling = scalingOf((s) => s.scale({ min: 1, max: 2, cpu: 50 }).scale({ min: 2, max: 4, cpu: 60 }));
    expect(scaling).toMatchObject({
      target: { MinCapacity: 2, MaxCapacity: 4 },
      policies: [{ TargetTrackingScalingPolicyConfiguration: { TargetValue: 60 } }],
    });
  });

  it("adds to the target in a second call", () => {
    const scaling = scalingOf((s) => s.scale({ min: 1, max: 2, roleArn: "r", suspended: { in: true } }).scale({ min: 2, max: 4 }));
    expect(scaling).toMatchObject({ target: { MaxCapacity: 4, RoleARN: "r", SuspendedState: { DynamicScalingInSuspended: true } } });
  });

  it("has its bounds where scale() said them, whatever comes after", () => {
    const [min, max]: number[] = [5, 2];
    const shop = app("shop", { web }).configure({
      web: (s) =>
        s.scale({ min: min!, max: max! }).scalingPolicy("steps", { PolicyType: "StepScaling" }).scaleAt("night", "rate(1 day)", { max: 1 }),
    });
    const { sources } = compile(shop);
    const [bounds, policy] = ["/target/MinCapacity", "/policies/0"].map((path) => sources.at(`/scaling/default~1web${path}`)!.column);
    expect(bounds).toBeLessThan(policy!);
  });

  it("tells a policy the names of cluster and service", () => {
    const step = { AdjustmentType: "ChangeInCapacity" as const, StepAdjustments: [{ ScalingAdjustment: 1 }] };
    const seen: ScaledService[] = [];
    const scaling = scalingOf((s) =>
      s.scale({ min: 1, max: 9 }).scalingPolicy("own", (service) => {
        seen.push(service);
        return { PolicyType: "StepScaling", StepScalingPolicyConfiguration: step };
      }),
    );
    expect(seen).toEqual([{ cluster: "main", service: "web" }]);
    expect(scaling).toMatchObject({
      policies: [{ PolicyName: "own", PolicyType: "StepScaling", StepScalingPolicyConfiguration: step, ...target }],
    });
  });

  it("has policies of the author's own, actions at set times, a role, tags and rest", () => {
    const step = { AdjustmentType: "ChangeInCapacity" as const, StepAdjustments: [{ ScalingAdjustment: 1 }] };
    const scaling = scalingOf((s) =>
      s
        .scale({ min: 1, max: 9, roleArn: "r", tags: { a: "1" }, suspended: { in: true, out: false, scheduled: true } })
        .scalingPolicy("steps", { PolicyType: "StepScaling", StepScalingPolicyConfiguration: step })
        .scaleAt("morning", "cron(0 7 * * ? *)", { min: 4, max: 8, timezone: "Europe/Berlin", start: new Date(1000), end: new Date(2500) }),
    );
    expect(scaling).toEqual({
      target: {
        ...target,
        MinCapacity: 1,
        MaxCapacity: 9,
        RoleARN: "r",
        SuspendedState: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false, ScheduledScalingSuspended: true },
        Tags: { a: "1" },
      },
      policies: [{ PolicyName: "steps", PolicyType: "StepScaling", StepScalingPolicyConfiguration: step, ...target }],
      scheduled: [
        {
          ScheduledActionName: "morning",
          Schedule: "cron(0 7 * * ? *)",
          Timezone: "Europe/Berlin",
          StartTime: 1,
          EndTime: 2.5,
          ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 8 },
          ...target,
        },
      ],
    });
  });
});
