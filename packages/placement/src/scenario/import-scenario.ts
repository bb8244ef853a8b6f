import { parseTaskCpu, parseTaskMemory } from "@stowage/model";
import { taskRequirements } from "../requirements.js";
import type { TaskDefinitionSizes } from "../requirements.js";
import type { HostPort, Requirement } from "../snapshot.js";
import type { Scenario, ScenarioGroup, ScenarioInstance } from "./scenario.js";

/** A resource as DescribeContainerInstances gives it. */
export interface DescribedResource {
  readonly name?: string | undefined;
  readonly integerValue?: number | undefined;
  readonly stringSetValue?: readonly string[] | undefined;
}

/** The members of DescribeContainerInstances' answer that are read; the SDK's type fits. */
export interface DescribedInstance {
  readonly containerInstanceArn?: string | undefined;
  readonly ec2InstanceId?: string | undefined;
  readonly status?: string | undefined;
  readonly agentConnected?: boolean | undefined;
  readonly versionInfo?: { readonly agentVersion?: string | undefined } | undefined;
  readonly registeredResources?: readonly DescribedResource[] | undefined;
  readonly attributes?: readonly { readonly name?: string | undefined; readonly value?: string | undefined }[] | undefined;
}

/** The members of DescribeTasks' answer that are read; the SDK's type fits. */
export interface DescribedTask {
  readonly group?: string | undefined;
  readonly containerInstanceArn?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
  readonly lastStatus?: string | undefined;
  readonly attachments?: readonly { readonly type?: string | undefined }[] | undefined;
}

/** What the SDK said about a cluster. */
export interface ClusterDescription {
  readonly containerInstances: readonly DescribedInstance[];
  readonly tasks: readonly DescribedTask[];
  /** By ARN. Without them host ports and GPUs of the tasks are unknown, and taken as none. */
  readonly taskDefinitions?: Readonly<Record<string, TaskDefinitionSizes>>;
}

/**
 * A live cluster as a scenario, to ask "what if": each container instance with what it registered and the tasks on it, and a group of `count` 0 for each kind of
 * task, to be raised. Tasks of one group with different sizes (two revisions, say) become groups of their own, `NAME@2` and so on, that keep the group's
 * `task:group`. Stopped tasks and those without an instance (Fargate) are left out, and so are attributes that only name a capability of the agent.
 *
 * @example importScenario({ containerInstances, tasks }) // from DescribeContainerInstances and DescribeTasks
 */
export function importScenario({ containerInstances, tasks, taskDefinitions = {} }: ClusterDescription): Scenario {
  const groups = new Map<string, ScenarioGroup>();
  const sizesOf = new Map<string, number>();
  const running = new Map<string, Record<string, number>>();
  for (const task of tasks) {
    if (task.containerInstanceArn === undefined || task.lastStatus === "STOPPED" || task.lastStatus === "DEPROVISIONING") continue;
    const taskGroup = task.group ?? "family:unknown";
    const needs = needsOf(task, task.taskDefinitionArn === undefined ? undefined : taskDefinitions[task.taskDefinitionArn]);
    const key = JSON.stringify([taskGroup, needs]);
    let group = groups.get(key);
    if (!group) {
      const number = (sizesOf.get(taskGroup) ?? 0) + 1;
      sizesOf.set(taskGroup, number);
      const name = taskGroup.replace(/^service:/, "");
      group = {
        name: number === 1 ? name : `${name}@${number}`,
        taskGroup,
        count: 0,
        ...needs,
        ...(taskGroup.startsWith("service:") ? {} : { standalone: true }),
      };
      groups.set(key, group);
    }
    const here = running.get(task.containerInstanceArn) ?? {};
    here[group.name] = (here[group.name] ?? 0) + 1;
    running.set(task.containerInstanceArn, here);
  }
  return { instances: containerInstances.map((instance) => instanceOf(instance, running)), groups: [...groups.values()] };
}

function instanceOf(described: DescribedInstance, running: ReadonlyMap<string, Record<string, number>>): ScenarioInstance {
  const {
    containerInstanceArn: arn = "",
    ec2InstanceId,
    status,
    agentConnected,
    versionInfo,
    registeredResources = [],
    attributes = [],
  } = described;
  const resource = (name: string): number => registeredResources.find((entry) => entry.name === name)?.integerValue ?? 0;
  const attribute = (name: string): string | undefined => attributes.find((entry) => entry.name === name)?.value;
  const kept = attributes.filter(({ name = "", value }) => value !== undefined || !/^(com\.amazonaws\.)?ecs\.capability\./.test(name));
  const tasks = running.get(arn);
  return {
    id: arn.slice(arn.lastIndexOf("/") + 1),
    type: attribute("ecs.instance-type") ?? "external",
    az: attribute("ecs.availability-zone") ?? "none",
    cpu: resource("CPU"),
    memory: resource("MEMORY"),
    attributes: Object.fromEntries(kept.map(({ name = "", value = "" }) => [name, value])),
    ...(tasks && { running: tasks }),
    ...(status === "DRAINING" && { status }),
    ...(agentConnected === false && { agentConnected }),
    ...(versionInfo?.agentVersion !== undefined && { agentVersion: versionInfo.agentVersion }),
    ...(ec2InstanceId !== undefined && { ec2InstanceId }),
  };
}

/** The task's own figures win over its definition's: they hold its overrides. */
function needsOf(task: DescribedTask, definition: TaskDefinitionSizes | undefined): Requirement {
  const defined = definition ? taskRequirements(definition) : undefined;
  const awsvpc = task.attachments?.some(({ type }) => type === "ElasticNetworkInterface") ?? false;
  const hostPorts: readonly (number | HostPort)[] = defined?.hostPorts ?? [];
  return {
    cpu: sizeOf(task.cpu, parseTaskCpu) ?? defined?.cpu ?? 0,
    memory: sizeOf(task.memory, parseTaskMemory) ?? defined?.memory ?? 0,
    ...(hostPorts.length > 0 && { hostPorts }),
    ...(defined?.gpu && { gpu: defined.gpu }),
    ...(awsvpc && { networkMode: "awsvpc" }),
  };
}

function sizeOf(text: string | undefined, parse: (text: string) => number | undefined): number | undefined {
  return text === undefined ? undefined : parse(text);
}
