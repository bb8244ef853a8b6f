import type { RegisterTaskDefinitionRequest, Volume } from "@stowage/model/ecs";
import { leaveOut, toComplete } from "./conversion.js";
import type { Conversion } from "./conversion.js";
import { fargateSizeFor } from "./fargate-size-for.js";
import type { ComposeTask } from "./group-tasks.js";

/** What a task has if the file says nothing of its size: the smallest of Fargate, in cpu units and MiB. Our choice. */
const smallest = { cpu: 256, memory: 512 };

/** The task definition of a service: on Fargate, unless something in it needs instances. */
export function taskDefinitionOf({ main, members }: ComposeTask): RegisterTaskDefinitionRequest {
  const needs = members.flatMap(({ needsInstances }) => needsInstances);
  const { cpu, memory } = sizeOf(members);
  const size = needs.length === 0 ? fargateSizeFor(cpu, memory) : undefined;
  const fargate = size !== undefined;
  for (const member of members) settleInstances(member, fargate);
  if (!fargate) noteInstances(main, needs, { cpu, memory });
  const arch = members.map(({ manner }) => manner.arch).find((known) => known !== undefined);
  const host = members.some(({ manner }) => manner.pidHost === true);
  const ipc = members.map(({ manner }) => manner.ipc).find((mode) => mode !== undefined);
  const network = members.map(({ manner }) => manner.network).find((mode) => mode !== undefined);
  const volumes = distinct(members.flatMap((member) => member.volumes));
  return {
    family: main.container.name!,
    requiresCompatibilities: [fargate ? "FARGATE" : "EC2"],
    networkMode: fargate ? "awsvpc" : (network ?? "bridge"),
    cpu: String(size?.cpu ?? cpu),
    memory: String(size?.memory ?? memory),
    ...(arch !== undefined && { runtimePlatform: { cpuArchitecture: arch } }),
    ...(host && { pidMode: "host" }),
    ...(ipc !== undefined && { ipcMode: ipc }),
    ...(volumes.length > 0 && { volumes }),
    containerDefinitions: members.map(({ container }) => container),
  };
}

/** What the members say together; one alone that says nothing has the smallest. */
function sizeOf(members: readonly Conversion[]): { readonly cpu: number; readonly memory: number } {
  const sum = (member: "cpu" | "memory"): number => members.reduce((total, { size }) => total + (size[member] ?? 0), 0);
  return { cpu: sum("cpu") || smallest.cpu, memory: sum("memory") || smallest.memory };
}

function settleInstances(conversion: Conversion, fargate: boolean): void {
  for (const { path, what, hint, apply } of conversion.onInstances) {
    if (fargate) leaveOut(conversion, path, `${what} is not for tasks on Fargate.`, hint);
    else apply();
  }
}

function noteInstances(main: Conversion, needs: readonly string[], { cpu, memory }: { cpu: number; memory: number }): void {
  const lacks = needs.length > 0 ? [...new Set(needs)].join(", ") : `size with ${cpu} units of cpu and ${memory} MiB`;
  const hint = "Give the cluster some with .autoScalingGroup() on the app, or do without, for .fargate().";
  toComplete(main, main.at, `It runs on instances: Fargate has no ${lacks}.`, hint);
}

function distinct(volumes: readonly Volume[]): Volume[] {
  return volumes.filter(({ name }, index) => volumes.findIndex((volume) => volume.name === name) === index);
}
