import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { describe, expect, it } from "vitest";
import { compile } from "../compile/compile.js";
import { sidecar } from "../sidecar.js";
import { task } from "./task-builder.js";
import type { TaskCommon } from "./task-common.js";

const fargate = { cpu: 256, memory: 512 } as const;
const fsx = { fileSystemId: "fs-1", rootDirectory: "share", authorizationConfig: { credentialsParameter: "arn", domain: "x.y" } };

const cases: Record<string, [TaskCommon, Partial<RegisterTaskDefinitionRequest>]> = {
  fargate: [
    task("t").fargate({ cpu: 512, memory: 1024, arch: "ARM64", os: "LINUX" }),
    {
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "512",
      memory: "1024",
      runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
    },
  ],
  "ec2: as ECS has it": [task("t").ec2(), { requiresCompatibilities: ["EC2"] }],
  "ec2: with a size": [
    task("t").ec2({ cpu: 100, memory: 200, network: "host" }),
    { networkMode: "host", requiresCompatibilities: ["EC2"], cpu: "100", memory: "200" },
  ],
  managedInstances: [
    task("t").managedInstances({ cpu: 1024, memory: 2048 }),
    { networkMode: "awsvpc", requiresCompatibilities: ["MANAGED_INSTANCES"], cpu: "1024", memory: "2048" },
  ],
  "external: Windows": [
    task("t").external({ os: "WINDOWS_SERVER_2022_CORE" }),
    { requiresCompatibilities: ["EXTERNAL"], runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } },
  ],
  external: [task("t").external({ network: "bridge" }), { networkMode: "bridge", requiresCompatibilities: ["EXTERNAL"] }],
  alsoFor: [task("t").ec2().alsoFor("EXTERNAL"), { requiresCompatibilities: ["EC2", "EXTERNAL"] }],
  "roles: names become ARNs": [
    task("t").taskRole("app").executionRole("arn:aws:iam::1:role/x"),
    { taskRoleArn: "arn:aws:iam::123456789012:role/app", executionRoleArn: "arn:aws:iam::1:role/x" },
  ],
  ephemeralStorage: [task("t").ephemeralStorage(50), { ephemeralStorage: { sizeInGiB: 50 } }],
  "tags: the last value of a key stands": [task("t").tags({ a: "1" }).tags({ a: "2" }), { tags: [{ key: "a", value: "2" }] }],
  faultInjection: [task("t").faultInjection(), { enableFaultInjection: true }],
  proxy: [
    task("t").proxy("envoy", { AppPorts: "80" }),
    { proxyConfiguration: { type: "APPMESH", containerName: "envoy", properties: [{ name: "AppPorts", value: "80" }] } },
  ],
  bindVolume: [task("t").bindVolume("v"), { volumes: [{ name: "v", host: {} }] }],
  "efsVolume: as it is": [
    task("t").efsVolume("v", { fileSystemId: "fs-1" }),
    { volumes: [{ name: "v", efsVolumeConfiguration: { fileSystemId: "fs-1" } }] },
  ],
  "efsVolume: an access point is encrypted on the way": [
    task("t").efsVolume("v", { fileSystemId: "fs-1", rootDirectory: "/", accessPointId: "fsap-1", iam: true, transitEncryptionPort: 2049 }),
    {
      volumes: [
        {
          name: "v",
          efsVolumeConfiguration: {
            fileSystemId: "fs-1",
            rootDirectory: "/",
            transitEncryption: "ENABLED",
            transitEncryptionPort: 2049,
            authorizationConfig: { accessPointId: "fsap-1", iam: "ENABLED" },
          },
        },
      ],
    },
  ],
  ebsVolume: [task("t").ebsVolume("v"), { volumes: [{ name: "v", configuredAtLaunch: true }] }],
  s3FilesVolume: [
    task("t").s3FilesVolume("v", { fileSystemArn: "arn" }),
    { volumes: [{ name: "v", s3filesVolumeConfiguration: { fileSystemArn: "arn" } }] },
  ],
  hostVolume: [task("t").hostVolume("v", "/srv"), { volumes: [{ name: "v", host: { sourcePath: "/srv" } }] }],
  dockerVolume: [
    task("t").dockerVolume("v", { scope: "shared" }),
    { volumes: [{ name: "v", dockerVolumeConfiguration: { scope: "shared" } }] },
  ],
  fsxWindowsVolume: [task("t").fsxWindowsVolume("v", fsx), { volumes: [{ name: "v", fsxWindowsFileServerVolumeConfiguration: fsx }] }],
  pidMode: [task("t").pidMode("host"), { pidMode: "host" }],
  ipcMode: [task("t").ipcMode("none"), { ipcMode: "none" }],
  placeOn: [task("t").placeOn("attribute:a == b"), { placementConstraints: [{ type: "memberOf", expression: "attribute:a == b" }] }],
  raw: [task("t").raw({ enableFaultInjection: true }).faultInjection(false), { enableFaultInjection: true }],
};

describe("a task's step says in the request", () => {
  it.each(Object.entries(cases))("%s", (_, [built, expected]) => {
    const { assembly } = compile([built], { region: "eu-west-1", account: "123456789012" });
    expect(assembly.taskDefinitions!["t"]).toEqual({ family: "t", containerDefinitions: [], ...expected });
  });
});

describe("a task", () => {
  it("has its containers and sidecars in the order in which they were added", () => {
    const envoy = sidecar("envoy", (c) => c.image("envoy", "1").port("admin", 9901));
    const built = task("t")
      .fargate(fargate)
      .container("first", (c) => c.image("first"))
      .add(envoy)
      .container("last", (c) => c.image("last").dependsOn("envoy", "START"));
    const { assembly } = compile([built]);
    expect(assembly.taskDefinitions!["t"]!.containerDefinitions.map(({ name }) => name)).toEqual(["first", "envoy", "last"]);
  });

  it("stays as it was when a step is taken from it", () => {
    const first = task("t").fargate(fargate);
    const second = first.tags({ a: "1" });
    expect(compile([first]).assembly.taskDefinitions!["t"]!.tags).toBeUndefined();
    expect(compile([second]).assembly.taskDefinitions!["t"]!.tags).toHaveLength(1);
    expect(Object.isFrozen(first)).toBe(true);
  });

  it("says what a callback must give", () => {
    const forgot = (() => undefined) as never;
    expect(() => task("t").container("app", forgot)).toThrow('The callback of the container "app" gives no container.');
    expect(() => sidecar("envoy", forgot)).toThrow('The callback of the container "envoy" gives no container.');
    expect(() => task("t").add({} as never)).toThrow("What is added is no sidecar.");
  });
});
