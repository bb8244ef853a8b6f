import type { Attachment, Container, Task as EcsTask } from "@stowage/model/ecs";
import type { TaskDefinitionRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import type { Output } from "../operation.js";
import { seconds } from "../seconds.js";
import { containerOutput } from "./container-output.js";

/** A task as DescribeTasks gives it, its tags aside. */
export function taskOutput(view: View, { spec, status, arn }: Task): Output<EcsTask> {
  const definition = view.get("taskDefinitions", spec.taskDefinitionArn);
  const storage = spec.ephemeralStorageGiB;
  return {
    attachments: attachments(spec, status),
    attributes: [{ name: "ecs.cpu-architecture", value: architecture(definition) }],
    availabilityZone: spec.waiting ? undefined : spec.availabilityZone,
    capacityProviderName: spec.capacityProviderName,
    clusterArn: spec.clusterArn,
    ...(status.connectivityAt !== undefined && {
      connectivity: status.disconnected ? "DISCONNECTED" : "CONNECTED",
      connectivityAt: seconds(status.connectivityAt),
    }),
    containerInstanceArn: spec.containerInstanceArn,
    containers: spec.containers.map((container): Output<Container> => containerOutput({ spec, status, arn }, container, definition)),
    cpu: spec.cpu,
    createdAt: seconds(spec.createdAt),
    desiredStatus: status.desiredStatus,
    enableExecuteCommand: spec.enableExecuteCommand,
    executionStoppedAt: seconds(status.executionStoppedAt),
    group: spec.group,
    healthStatus: status.healthStatus,
    inferenceAccelerators: [],
    lastStatus: status.lastStatus,
    launchType: spec.launchType,
    memory: spec.memory,
    overrides: spec.overrides,
    platformVersion: spec.platformVersion,
    platformFamily: spec.platformFamily,
    pullStartedAt: seconds(status.pullStartedAt),
    pullStoppedAt: seconds(status.pullStoppedAt),
    startedAt: seconds(status.startedAt),
    startedBy: spec.startedBy,
    stopCode: status.stopCode,
    stoppedAt: seconds(status.stoppedAt),
    stoppedReason: status.stoppedReason,
    stoppingAt: seconds(status.stoppingAt),
    taskArn: arn,
    taskDefinitionArn: spec.taskDefinitionArn,
    version: status.version,
    ...(storage !== undefined && { ephemeralStorage: { sizeInGiB: storage }, fargateEphemeralStorage: { sizeInGiB: storage } }),
  };
}

function architecture(definition: TaskDefinitionRow | undefined): string {
  return definition?.definition.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";
}

function attachments({ network, arn }: Task["spec"], { lastStatus, attachment }: Task["status"]): Output<Attachment>[] {
  if (network === undefined) return [];
  const { subnetId, networkInterfaceId, macAddress, privateIPv4Address } = network;
  const region = arn.split(":")[3] ?? "";
  const domain = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  const details = [
    ["subnetId", subnetId],
    ["networkInterfaceId", networkInterfaceId],
    ["macAddress", macAddress],
    ["privateDnsName", `ip-${privateIPv4Address.replaceAll(".", "-")}.${domain}`],
    ["privateIPv4Address", privateIPv4Address],
  ] as const;
  // Before the interface is there only its subnet is known.
  const known = lastStatus === "PROVISIONING" ? details.slice(0, 1) : details;
  return [
    {
      id: network.attachmentId,
      type: "ElasticNetworkInterface",
      status: attachmentStatus[lastStatus] ?? attachment ?? "ATTACHED",
      details: known.map(([name, value]) => ({ name, value })),
    },
  ];
}

/** Source: API Reference, Attachment; the statuses of a stopped task from public captures. */
const attachmentStatus: { readonly [lastStatus: string]: string } = {
  PROVISIONING: "PRECREATED",
  DEPROVISIONING: "DETACHING",
  STOPPED: "DELETED",
};
