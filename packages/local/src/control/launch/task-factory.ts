import { ecsArn, parseArn } from "@stowage/model";
import type { AwsVpcConfiguration, LaunchType, TaskOverride } from "@stowage/model/ecs";
import type { Random } from "../../random.js";
import type { ClusterRow, TaskDefinitionRow, TaskSpecRow, TaskStatusRow, WaitingForCapacity } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import type { Command } from "../types.js";
import { filledOverrides } from "./filled-overrides.js";
import { platformFamily, resolvedPlatformVersion } from "./platform.js";
import { taskSize } from "./task-size.js";

/** What a new task is made of, once it is decided where it goes. */
export interface NewTask {
  readonly cluster: ClusterRow;
  readonly definition: TaskDefinitionRow;
  readonly launchType: LaunchType;
  readonly capacityProviderName?: string | undefined;
  /** As the request has it; Fargate's `LATEST` is resolved here. */
  readonly platformVersion?: string | undefined;
  readonly availabilityZone: string;
  /** One of the request's subnets; used only with the `awsvpc` network mode. */
  readonly subnetId?: string | undefined;
  readonly network?: AwsVpcConfiguration | undefined;
  readonly containerInstanceArn?: string | undefined;
  /** In place of a container instance and its zone. */
  readonly waiting?: WaitingForCapacity | undefined;
  /** Default: `family:FAMILY`. */
  readonly group?: string | undefined;
  readonly startedBy?: string | undefined;
  readonly serviceArn?: string | undefined;
  readonly deploymentId?: string | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly tags?: readonly { readonly key: string; readonly value: string }[] | undefined;
  /** Why it is started. */
  readonly why: string;
}

export interface MadeTask {
  readonly task: Task;
  readonly commands: readonly Command[];
}

/**
 * Makes the rows of new tasks, for one decision or one API call: what it has made is not made again (addresses, ids), though nothing is
 * applied yet.
 *
 * @example
 * const make = taskFactory(view, now, random);
 * const { task, commands } = make({ cluster, definition, launchType: "FARGATE", availabilityZone: "us-east-1a", why: "RunTask" });
 */
export function taskFactory(view: View, now: number, random: Random): (request: NewTask) => MadeTask {
  const addresses = new Set<string>();
  return (request) => {
    const spec = specOf(request, now, random, () => {
      const address = view.freeAddress(addresses);
      addresses.add(address);
      return address;
    });
    const status = firstStatus(request, spec);
    const { why } = request;
    const commands: Command[] = [
      { op: "put", table: "taskSpecs", key: spec.arn, row: spec, why },
      { op: "put", table: "taskStatuses", key: spec.arn, row: status, why },
    ];
    if (request.tags?.length) commands.push({ op: "put", table: "tags", key: spec.arn, row: { tags: request.tags }, why });
    return { task: { arn: spec.arn, spec, status }, commands };
  };
}

/** The rows of a single new task; {@link taskFactory} makes several in one decision. */
export function newTask(view: View, request: NewTask, now: number, random: Random): MadeTask {
  return taskFactory(view, now, random)(request);
}

function specOf(request: NewTask, now: number, random: Random, address: () => string): TaskSpecRow {
  const { cluster, definition, launchType, overrides } = request;
  const place = parseArn(cluster.arn)!;
  const id = random.hex(32);
  const fargate = launchType === "FARGATE";
  const storage = overrides?.ephemeralStorage?.sizeInGiB ?? definition.definition.ephemeralStorage?.sizeInGiB;
  return {
    arn: ecsArn.task(place, cluster.name, id),
    id,
    clusterArn: cluster.arn,
    taskDefinitionArn: definition.arn,
    family: definition.family,
    group: request.group ?? `family:${definition.family}`,
    ...present({
      startedBy: request.startedBy,
      serviceArn: request.serviceArn,
      deploymentId: request.deploymentId,
      capacityProviderName: request.capacityProviderName,
      containerInstanceArn: request.containerInstanceArn,
      waiting: request.waiting,
      platformVersion: fargate ? resolvedPlatformVersion(request.platformVersion, definition.definition) : undefined,
      platformFamily: fargate ? platformFamily(definition.definition) : undefined,
      ephemeralStorageGiB: storage ?? (fargate ? FARGATE_STORAGE_GIB : undefined),
      network: definition.definition.networkMode === "awsvpc" ? networkOf(request, random, address) : undefined,
    }),
    launchType,
    availabilityZone: request.availabilityZone,
    ...taskSize(definition.definition, overrides),
    overrides: filledOverrides(definition.definition, overrides),
    enableExecuteCommand: request.enableExecuteCommand ?? false,
    containers: definition.definition.containerDefinitions.map(({ name = "", image = "" }) => ({
      name,
      image,
      arn: ecsArn.container(place, cluster.name, id, random.uuid()),
    })),
    createdAt: now,
  };
}

/** Ephemeral storage of a Fargate task that asks for none. Source: Amazon ECS API, EphemeralStorage `sizeInGiB`. */
const FARGATE_STORAGE_GIB = 20;

function networkOf(request: NewTask, random: Random, address: () => string): TaskSpecRow["network"] {
  const mac = random.hex(10);
  return {
    attachmentId: random.uuid(),
    subnetId: request.subnetId ?? request.network?.subnets[0] ?? "",
    networkInterfaceId: `eni-${random.hex(17)}`,
    macAddress: `0a:${mac.match(/../g)!.join(":")}`,
    privateIPv4Address: address(),
  };
}

function firstStatus({ definition }: NewTask, spec: TaskSpecRow): TaskStatusRow {
  const provisioned = spec.network === undefined && spec.waiting === undefined;
  return {
    lastStatus: provisioned ? "PENDING" : "PROVISIONING",
    desiredStatus: "RUNNING",
    version: 1,
    containers: Object.fromEntries(
      definition.definition.containerDefinitions.map(({ name = "" }) => [
        name,
        { lastStatus: "PENDING", healthStatus: "UNKNOWN", networkBindings: [] } as const,
      ]),
    ),
    healthStatus: "UNKNOWN",
    healthy: false,
    // An instance's agent is connected before the task is there.
    ...(provisioned && { connectivityAt: spec.createdAt }),
  };
}

function present<T extends object>(members: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const name in members) if (members[name] !== undefined) kept[name] = members[name];
  return kept;
}
