import { taskDefinitionFields } from "@stowage/model";
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { expect, it } from "vitest";
import { ec2 } from "../../test/fixtures.js";
import { testRule } from "../../test/test-rule.js";
import { managedInstancesUnsupported } from "./managed-instances-unsupported.js";

const managed = (change: Partial<RegisterTaskDefinitionRequest>, container: Partial<ContainerDefinition> = {}) =>
  ec2({ networkMode: "awsvpc", requiresCompatibilities: ["MANAGED_INSTANCES"], ...change }, container);

type Failing = Parameters<typeof testRule>[1]["fails"][string];
const ofTask = (change: Partial<RegisterTaskDefinitionRequest>, at: string): Failing => [
  managed(change),
  "member",
  at,
  { member: at.slice(at.lastIndexOf("/") + 1) },
];
const ofContainer = (change: Partial<ContainerDefinition>, at: string): Failing => [
  managed({}, change),
  "member",
  `/containerDefinitions/0/${at}`,
  { member: at.slice(at.lastIndexOf("/") + 1) },
];

const fails = {
  ipcMode: ofTask({ ipcMode: "task" }, "/ipcMode"),
  proxyConfiguration: ofTask({ proxyConfiguration: { containerName: "app" } }, "/proxyConfiguration"),
  ephemeralStorage: ofTask({ ephemeralStorage: { sizeInGiB: 30 } }, "/ephemeralStorage"),
  sourcePath: ofTask({ volumes: [{ name: "a" }, { name: "b", host: { sourcePath: "/b" } }] }, "/volumes/1/host/sourcePath"),
  dockerVolumeConfiguration: ofTask(
    { volumes: [{ name: "a", dockerVolumeConfiguration: { scope: "task" } }] },
    "/volumes/0/dockerVolumeConfiguration",
  ),
  fsxWindowsFileServerVolumeConfiguration: ofTask(
    {
      volumes: [
        {
          name: "a",
          fsxWindowsFileServerVolumeConfiguration: {
            fileSystemId: "fs-0eeb5730b2EXAMPLE",
            rootDirectory: "share",
            authorizationConfig: {
              credentialsParameter: "arn:aws:secretsmanager:us-east-1:123456789012:secret:fsx-Ab1Cd2",
              domain: "corp.example.com",
            },
          },
        },
      ],
    },
    "/volumes/0/fsxWindowsFileServerVolumeConfiguration",
  ),
  links: ofContainer({ links: ["app"] }, "links"),
  hostname: ofContainer({ hostname: "web" }, "hostname"),
  disableNetworking: ofContainer({ disableNetworking: true }, "disableNetworking"),
  dnsServers: ofContainer({ dnsServers: ["10.0.0.2"] }, "dnsServers"),
  dnsSearchDomains: ofContainer({ dnsSearchDomains: ["example.com"] }, "dnsSearchDomains"),
  extraHosts: ofContainer({ extraHosts: [{ hostname: "db", ipAddress: "10.0.0.3" }] }, "extraHosts"),
  dockerSecurityOptions: ofContainer({ dockerSecurityOptions: ["no-new-privileges"] }, "dockerSecurityOptions"),
  dockerLabels: ofContainer({ dockerLabels: { a: "b" } }, "dockerLabels"),
  sharedMemorySize: ofContainer({ linuxParameters: { sharedMemorySize: 64 } }, "linuxParameters/sharedMemorySize"),
  maxSwap: ofContainer({ linuxParameters: { maxSwap: 64 } }, "linuxParameters/maxSwap"),
  swappiness: ofContainer({ linuxParameters: { swappiness: 10 } }, "linuxParameters/swappiness"),
} satisfies Record<string, Failing>;

testRule(managedInstancesUnsupported, {
  passes: {
    "what instances have and Fargate has not": managed(
      { pidMode: "host", volumes: [{ name: "scratch" }] },
      { privileged: true, linuxParameters: { tmpfs: [{ containerPath: "/run", size: 64 }], devices: [{ hostPath: "/dev/fuse" }] } },
    ),
    "networking that is not turned off, and no links": managed({}, { disableNetworking: false, links: [] }),
    "the same on instances of one's own": ec2({ ipcMode: "task" }),
  },
  fails,
});

it("has a case for each member that the table knows", () => {
  const members = Object.entries(taskDefinitionFields)
    .filter(([path, { not }]) => not?.includes("managed-instances") && path !== "inferenceAccelerators")
    .map(([path]) => path.split(".").at(-1));
  expect(Object.keys(fails).toSorted()).toEqual(members.toSorted());
});
