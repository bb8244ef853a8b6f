import { app, compile, secretsManager, task } from "@stowage/dsl";
import type { AppLoadBalancer, AutoScalingGroupOptions, Compiled, Listener, RouteTarget, RouteWhen } from "@stowage/dsl";
import { listenerAttributes, loadBalancerAttributes, targetGroupAttributes } from "@stowage/model";
import type { LoadBalancingAttributes, ServiceSchema, StructureSchema, TypeRef } from "@stowage/model";
import { schema as scaling } from "@stowage/model/application-autoscaling";
import type {
  PredictiveScalingPolicyConfiguration,
  StepScalingPolicyConfiguration,
  TargetTrackingScalingPolicyConfiguration,
} from "@stowage/model/application-autoscaling";
import { schema as autoscaling } from "@stowage/model/autoscaling";
import { schema as ec2 } from "@stowage/model/ec2";
import { schema as ecs } from "@stowage/model/ecs";
import type * as Ecs from "@stowage/model/ecs";
import { schema as elbv2 } from "@stowage/model/elbv2";
import type { Action } from "@stowage/model/elbv2";
import { schema as discovery } from "@stowage/model/servicediscovery";
import { describe, expect, it } from "vitest";

// Everything that the requests of an Assembly can hold is said by a step, without raw(): the programs below say all of it, and the
// generated tables say what all of it is. Where a step takes a structure of AWS's as it is, a whole sample of that type is passed.

const linux = task("linux")
  .ec2({ cpu: 1024, memory: 2048, network: "bridge", arch: "X86_64", os: "LINUX" })
  .taskRole("r")
  .executionRole("r")
  .tags({ a: "1" })
  .pidMode("task")
  .ipcMode("task")
  .ephemeralStorage(30)
  .faultInjection()
  .placeOn("attribute:a == b")
  .proxy("app", { AppPorts: "80" })
  .inferenceAccelerator("d", "eia1.medium")
  .bindVolume("bind")
  .hostVolume("host", "/srv")
  .ebsVolume("ebs")
  .dockerVolume("docker", whole<Ecs.DockerVolumeConfiguration>("DockerVolumeConfiguration"))
  .s3FilesVolume("s3", whole<Ecs.S3FilesVolumeConfiguration>("S3FilesVolumeConfiguration"))
  .efsVolume("efs", { fileSystemId: "fs-1", rootDirectory: "/", accessPointId: "fsap-1", iam: true, transitEncryptionPort: 2049 })
  .container("first", (c) => c.image("first").healthCheck(["CMD", "true"], { interval: 5, timeout: 2, retries: 1, startPeriod: 1 }))
  .container("app", (c) =>
    c
      .image("app", "1")
      .registryCredentials("r")
      .cpu(1)
      .memory(2, { reserve: 1 })
      .links("first")
      .port("http", 80, { hostPort: 0, protocol: "tcp", appProtocol: "http" })
      .portRange("90-99")
      .essential(true)
      .restart({ ignoreExitCodes: [0], after: 60 })
      .entryPoint("a")
      .command("b")
      .env("A", "1")
      .envFile("arn")
      .mount("bind", "/b", { readOnly: true })
      .volumesFrom("first", { readOnly: true })
      .linuxParameters(whole<Ecs.LinuxParameters>("LinuxParameters"))
      .secret("S", secretsManager("arn:s"))
      .dependsOn("first", "HEALTHY")
      .startTimeout(2)
      .stopTimeout(2)
      .versionConsistency("enabled")
      .hostname("h")
      .user("1")
      .workingDirectory("/")
      .disableNetworking()
      .privileged()
      .readonlyRoot()
      .dns({ servers: ["1"], search: ["x"] })
      .extraHosts({ a: "1" })
      .securityOptions("no-new-privileges")
      .terminal({ interactive: true, pseudoTerminal: true })
      .labels({ a: "1" })
      .ulimits({ nofile: 1 })
      .logs(whole<Ecs.LogConfiguration>("LogConfiguration"))
      .systemControls({ "net.core.somaxconn": "1" })
      .gpus(1)
      .shareGpu(whole<Ecs.SharingStrategy>("SharingStrategy"))
      .firelens("fluentbit", { a: "1" })
      .credentialSpecs("s"),
  );

const windows = task("windows")
  .ec2({ os: "WINDOWS_SERVER_2022_CORE" })
  .fsxWindowsVolume("fsx", whole<Ecs.FSxWindowsFileServerVolumeConfiguration>("FSxWindowsFileServerVolumeConfiguration"))
  .container("app", (c) => c.image("app").port("http", 80));

const compiled = compile(
  app("all", { linux, windows, rolled: linux, shifted: linux })
    .cluster("main", {
      containerInsights: "enabled",
      exec: whole<Ecs.ExecuteCommandConfiguration>("ExecuteCommandConfiguration"),
      managedStorage: whole<Ecs.ManagedStorageConfiguration>("ManagedStorageConfiguration"),
      defaultCapacity: { big: { base: 1, weight: 1 } },
      serviceConnectDefault: "x",
    })
    .namespace("x.local", { description: "d" })
    .network({ subnets: ["s"], securityGroups: ["g"], publicIp: false })
    .tags({ a: "1" })
    .loadBalancer("all", {
      vpc: "v",
      subnets: ["s"],
      securityGroups: ["g"],
      internal: true,
      listeners: {
        https: {
          port: 443,
          certificates: ["c"],
          otherwise: { actions: [sample(elbv2, "Action") as unknown as Action] },
          attributes: others(listenerAttributes("HTTPS")),
          options: sample(elbv2, "CreateListenerInput", "LoadBalancerArn", "DefaultActions") as Listener["options"] & object,
        },
      },
      deletionProtection: true,
      idleTimeout: 60,
      accessLogs: { bucket: "b", prefix: "p" },
      attributes: others(loadBalancerAttributes("application"), "deletion_protection", "idle_timeout", "access_logs"),
      tags: { a: "1" },
      options: sample(elbv2, "CreateLoadBalancerInput", "Name") as AppLoadBalancer<"https">["options"] & object,
    })
    .loadBalancer("net", {
      type: "network",
      vpc: "v",
      subnets: ["s"],
      listeners: { tcp: { port: 80, attributes: others(listenerAttributes("TCP")) } },
      deletionProtection: true,
      crossZone: true,
      accessLogs: { bucket: "b", prefix: "p" },
      attributes: others(loadBalancerAttributes("network"), "deletion_protection", "load_balancing.cross_zone", "access_logs"),
    })
    .autoScalingGroup("instances", {
      instanceTypes: ["m7i.large"],
      image: "al2023",
      instanceProfile: "p",
      subnets: ["s"],
      min: 0,
      max: 1,
      group: sample(autoscaling, "CreateAutoScalingGroupType", "AutoScalingGroupName") as AutoScalingGroupOptions["group"] & object,
      instance: sample(ec2, "RequestLaunchTemplateData") as AutoScalingGroupOptions["instance"] & object,
      template: sample(ec2, "CreateLaunchTemplateRequest", "LaunchTemplateData") as AutoScalingGroupOptions["template"] & object,
    })
    .capacityProvider("big", { autoScalingGroupProvider: whole<Ecs.AutoScalingGroupProvider>("AutoScalingGroupProvider") })
    .capacityProvider("managed", {
      managedInstancesProvider: whole<Ecs.CreateManagedInstancesProviderConfiguration>("CreateManagedInstancesProviderConfiguration"),
    })
    .oneOff("once", linux, (run) =>
      run
        .capacity({ big: { base: 1, weight: 1 } })
        .clientToken("t")
        .count(1)
        .managedTags()
        .exec()
        .group("g")
        .launchType("EC2")
        .network({ subnets: ["s"], securityGroups: ["g"], publicIp: false })
        .override("app", whole<Ecs.ContainerOverride>("ContainerOverride"))
        .overrideTask(whole<Ecs.TaskOverride>("TaskOverride", "containerOverrides"))
        .distinctInstances()
        .placeOn("e")
        .spread("instanceId")
        .platformVersion("LATEST")
        .propagateTags("NONE")
        .reference("r")
        .startedBy("me")
        .tags({ a: "1" })
        .ebsVolume("ebs", whole<Ecs.TaskManagedEBSVolumeConfiguration>("TaskManagedEBSVolumeConfiguration")),
    )
    .configure({
      linux: (s) =>
        s
          .capacity({ big: { base: 1, weight: 1 } })
          .launchType("EC2")
          .clientToken("t")
          .network({ subnets: ["s"], securityGroups: ["g"], publicIp: false })
          .desired(1)
          .daemon()
          .zoneRebalancing()
          .loadBalancer({
            targetGroupArn: "t",
            port: "http",
            blueGreen: { alternateTargetGroupArn: "a", productionListenerRule: "p", testListenerRule: "t", roleArn: "r" },
          })
          .route("http", "all:https", {
            ...({ path: "/", priority: 1, rule: sample(elbv2, "CreateRuleInput", "ListenerArn", "Priority") } as RouteWhen),
            targetGroup: sample(elbv2, "CreateTargetGroupInput", "Name") as RouteTarget<never>["targetGroup"] & object,
            deregistrationDelay: 30,
            slowStart: 30,
            stickiness: { duration: 60, cookie: "c" },
            algorithm: "round_robin",
            crossZone: true,
            attributes: {
              // A cookie of the load balancer's excludes one of the program's.
              "stickiness.lb_cookie.duration_seconds": 60,
              ...others(
                targetGroupAttributes("HTTP", "ip"),
                ...["deregistration_delay", "slow_start", "stickiness", "load_balancing.algorithm.type", "load_balancing.cross_zone"],
              ),
            },
          })
          .route("http", "net:tcp", {
            stickiness: true,
            attributes: others(targetGroupAttributes("TCP", "ip"), "stickiness"),
          })
          .loadBalancer({ loadBalancerName: "l", container: "app", port: 80 })
          .registry(whole<Ecs.ServiceRegistry>("ServiceRegistry"))
          .platformVersion("LATEST")
          .role("r")
          .rolling({
            min: 1,
            max: 2,
            circuitBreaker: {
              rollback: true,
              resetOnHealthyTask: true,
              threshold: whole<Ecs.ThresholdConfiguration>("ThresholdConfiguration"),
            },
            alarms: { alarmNames: ["a"], rollback: true },
          })
          .blueGreen({ bakeTime: 1, hooks: [whole<Ecs.DeploymentLifecycleHook>("DeploymentLifecycleHook")] })
          .canary({ canaryPercent: 10, canaryBakeTime: 1 })
          .distinctInstances()
          .placeOn("e")
          .spread("instanceId")
          .healthCheckGrace(1)
          .controller("ECS")
          .tags({ a: "1" })
          .managedTags()
          .propagateTags("NONE")
          .exec()
          .serve("http", {
            ingressPortOverride: 1,
            timeout: whole<Ecs.TimeoutConfiguration>("TimeoutConfiguration"),
            tls: whole<Ecs.ServiceConnectTlsConfiguration>("ServiceConnectTlsConfiguration"),
          })
          .as("l", 80, { testTraffic: whole<Ecs.ServiceConnectTestTrafficRules>("ServiceConnectTestTrafficRules") })
          .proxyLogs({
            logs: whole<Ecs.LogConfiguration>("LogConfiguration"),
            accessLogs: whole<Ecs.ServiceConnectAccessLogConfiguration>("ServiceConnectAccessLogConfiguration"),
            level: "debug",
          })
          .ebsVolume("ebs", {
            ...whole<Ecs.ServiceManagedEBSVolumeConfiguration>("ServiceManagedEBSVolumeConfiguration", "tagSpecifications"),
            tags: [{ key: "a", value: "1" }],
            propagateTags: "SERVICE",
          })
          .vpcLattice(whole<Ecs.VpcLatticeConfiguration>("VpcLatticeConfiguration"))
          .gateway(whole<Ecs.GatewayConnector>("GatewayConnector"))
          .metrics(20, "m")
          .scale({ min: 1, max: 2, cpu: 50, roleArn: "r", suspended: { in: true, out: true, scheduled: true }, tags: { a: "1" } })
          .scalingPolicy("all", {
            PolicyType: "StepScaling",
            StepScalingPolicyConfiguration: sample(scaling, "StepScalingPolicyConfiguration") as StepScalingPolicyConfiguration,
            TargetTrackingScalingPolicyConfiguration: sample(
              scaling,
              "TargetTrackingScalingPolicyConfiguration",
            ) as unknown as TargetTrackingScalingPolicyConfiguration,
            PredictiveScalingPolicyConfiguration: sample(
              scaling,
              "PredictiveScalingPolicyConfiguration",
            ) as unknown as PredictiveScalingPolicyConfiguration,
          })
          .scaleAt("a", "rate(1 hour)", { min: 1, max: 2, timezone: "UTC", start: new Date(1000), end: new Date(2000) }),
      rolled: (s) => s.rolling({ earlySuccess: { healthyPercent: 1, sourceServiceRevisionCleanup: "BLOCKING" } }),
      shifted: (s) => s.linear({ stepPercent: 10, stepBakeTime: 1 }),
    }),
);

const { assembly } = compiled;
const balancers = Object.values(assembly.loadBalancers ?? {});
const groups = Object.values(assembly.autoScalingGroups ?? {});
const requests: Record<string, [ServiceSchema, structure: string, readonly unknown[]]> = {
  RegisterTaskDefinition: [ecs, "RegisterTaskDefinitionRequest", Object.values(assembly.taskDefinitions ?? {})],
  CreateService: [ecs, "CreateServiceRequest", Object.values(assembly.services ?? {})],
  CreateCluster: [ecs, "CreateClusterRequest", Object.values(assembly.clusters ?? {})],
  CreateCapacityProvider: [ecs, "CreateCapacityProviderRequest", Object.values(assembly.capacityProviders ?? {})],
  RunTask: [ecs, "RunTaskRequest", Object.values(assembly.tasks ?? {}).map(({ request }) => request)],
  RegisterScalableTarget: [scaling, "RegisterScalableTargetRequest", scalingOf(compiled, "target")],
  PutScalingPolicy: [scaling, "PutScalingPolicyRequest", scalingOf(compiled, "policies")],
  PutScheduledAction: [scaling, "PutScheduledActionRequest", scalingOf(compiled, "scheduled")],
  CreateLoadBalancer: [elbv2, "CreateLoadBalancerInput", balancers.map(({ loadBalancer }) => loadBalancer)],
  CreateListener: [elbv2, "CreateListenerInput", balancers.flatMap(({ listeners = [] }) => listeners)],
  CreateTargetGroup: [elbv2, "CreateTargetGroupInput", balancers.flatMap(({ targetGroups = [] }) => targetGroups)],
  CreateRule: [elbv2, "CreateRuleInput", balancers.flatMap(({ rules = [] }) => rules)],
  ModifyLoadBalancerAttributes: [
    elbv2,
    "ModifyLoadBalancerAttributesInput",
    balancers.flatMap(({ loadBalancerAttributes: own }) => own ?? []),
  ],
  ModifyTargetGroupAttributes: [elbv2, "ModifyTargetGroupAttributesInput", balancers.flatMap(({ targetGroupAttributes: own = [] }) => own)],
  ModifyListenerAttributes: [elbv2, "ModifyListenerAttributesInput", balancers.flatMap(({ listenerAttributes: own = [] }) => own)],
  CreateAutoScalingGroup: [autoscaling, "CreateAutoScalingGroupType", groups.map(({ autoScalingGroup }) => autoScalingGroup)],
  CreateLaunchTemplate: [ec2, "CreateLaunchTemplateRequest", groups.map(({ launchTemplate }) => launchTemplate)],
  CreateHttpNamespace: [discovery, "CreateHttpNamespaceRequest", Object.values(assembly.namespaces ?? {})],
};

/** What Stowage fills in when it calls, so that no definition should say it. */
const filledInByTheClient: readonly string[] = ["CreateHttpNamespaceRequest/CreatorRequestId"];

describe("every member has a step", () => {
  it.each(Object.entries(requests))("of %s", (_, [schema, structure, values]) => {
    const said = new Set(values.flatMap((value) => [...members(schema, structure, value)]));
    const all = [...members(schema, structure)].filter((member) => !filledInByTheClient.includes(member));
    expect(values.length).toBeGreaterThan(0);
    expect(all.filter((member) => !said.has(member))).toEqual([]);
  });
});

describe("every attribute of load balancing has a step", () => {
  const [all, net] = ["all", "net"].map((name) => assembly.loadBalancers![name]!);

  it.each([
    ["an application load balancer", loadBalancerAttributes("application"), all!.loadBalancerAttributes],
    ["a network load balancer", loadBalancerAttributes("network"), net!.loadBalancerAttributes],
    ["a target group for HTTP", targetGroupAttributes("HTTP", "ip"), all!.targetGroupAttributes?.[0]],
    ["a target group for TCP", targetGroupAttributes("TCP", "ip"), net!.targetGroupAttributes?.[0]],
    ["a listener for HTTPS", listenerAttributes("HTTPS"), all!.listenerAttributes?.[0]],
    ["a listener for TCP", listenerAttributes("TCP"), net!.listenerAttributes?.[0]],
  ] as const)("of %s", (_, known, said) => {
    const keys = said?.Attributes?.map(({ Key }) => Key) ?? [];
    expect(keys.toSorted()).toEqual(Object.keys(known).toSorted());
  });
});

/** What has no name of the builder's: a value for each attribute, but for those that begin so. */
function others(known: LoadBalancingAttributes, ...named: readonly string[]): Record<string, string | number> {
  const unnamed = Object.entries(known).filter(([key]) => !named.some((start) => key.startsWith(start)));
  return Object.fromEntries(unnamed.map(([key, { words, range }]) => [key, words?.[0] ?? range?.[0] ?? "a"]));
}

function scalingOf({ assembly: { scaling: entries = {} } }: Compiled, section: "policies" | "scheduled" | "target"): unknown[] {
  return Object.values(entries).flatMap<unknown>((entry) => entry[section] ?? []);
}

/** STRUCTURE/member of all members below a structure; with a value, of those that it has. */
function* members(schema: ServiceSchema, structure: string, value?: unknown, seen: Set<string> = new Set()): Generator<string> {
  if (value === undefined && seen.has(structure)) return;
  seen.add(structure);
  for (const [name, ref] of Object.entries(schema.structures[structure]!.members)) {
    const below = value === undefined ? undefined : (value as Record<string, unknown>)[name];
    if (value !== undefined && below === undefined) continue;
    yield `${structure}/${name}`;
    const inner = innermost(ref);
    if (inner === undefined) continue;
    for (const item of below === undefined ? [undefined] : Array.isArray(below) ? below : [below])
      yield* members(schema, inner, item, seen);
  }
}

function innermost(ref: TypeRef): string | undefined {
  if (typeof ref !== "string") return innermost(ref[1] as TypeRef);
  return ref.startsWith("@") ? ref.slice(1) : undefined;
}

/** A value of one of ECS's structures with every member in it but one. */
function whole<T extends object>(structure: string, except?: keyof T & string): T {
  const value = sample(ecs, structure);
  if (except !== undefined) delete value[except];
  return value as T;
}

function sample(schema: ServiceSchema, structure: string, ...except: readonly string[]): Record<string, unknown> {
  const { members: all }: StructureSchema = schema.structures[structure]!;
  const own = Object.entries(all).filter(([name]) => !except.includes(name));
  return Object.fromEntries(own.map(([name, ref]) => [name, sampleOf(schema, ref)]));
}

function sampleOf(schema: ServiceSchema, ref: TypeRef): unknown {
  if (typeof ref !== "string")
    return ref[0] === "list" ? [sampleOf(schema, ref[1] as TypeRef)] : { a: sampleOf(schema, ref[1] as TypeRef) };
  if (ref.startsWith("@")) return sample(schema, ref.slice(1));
  if (ref.startsWith("=")) return schema.enums[ref.slice(1)]![0];
  return { string: "a", number: 1, boolean: true, timestamp: 1, blob: "YQ==", document: {} }[ref as "string"];
}
