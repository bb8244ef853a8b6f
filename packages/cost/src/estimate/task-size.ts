import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { fargateMemoryFor, fargateSizes, fargateWindowsCpu, parseTaskCpu, parseTaskMemory } from "@stowage/model";
import { billing } from "../billing.js";

/** What Fargate bills of a task. */
export interface TaskSize {
  /** In units; 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  readonly os: "linux" | "windows";
  readonly arch: "x86_64" | "arm64";
  /** GiB of ephemeral storage beyond the included 20. */
  readonly storage: number;
}

/** The size of a task on Fargate, or a sentence about why it has none. */
export function fargateSizeOf(definition: RegisterTaskDefinitionRequest): TaskSize | { readonly missing: string } {
  const { family, cpu: cpuText, memory: memoryText } = definition;
  if (cpuText === undefined || memoryText === undefined) {
    return {
      missing: `Task definition "${family}" has no ${cpuText === undefined ? "cpu" : "memory"}, which Fargate needs for the task. Add it.`,
    };
  }
  const cpu = parseTaskCpu(cpuText);
  const memory = parseTaskMemory(memoryText);
  if (cpu === undefined || memory === undefined) {
    const [member, text] = cpu === undefined ? ["cpu", cpuText] : ["memory", memoryText];
    return { missing: `The ${member} "${text}" of task definition "${family}" is not a number.` };
  }
  const { operatingSystemFamily = "LINUX", cpuArchitecture = "X86_64" } = definition.runtimePlatform ?? {};
  const os = operatingSystemFamily.startsWith("WINDOWS") ? "windows" : "linux";
  const wrong = unsold(cpu, memory, os);
  if (wrong) return { missing: `Task definition "${family}": ${wrong}` };
  const storage = Math.max(0, (definition.ephemeralStorage?.sizeInGiB ?? 0) - billing.includedStorageGib);
  return { cpu, memory, os, arch: cpuArchitecture === "ARM64" ? "arm64" : "x86_64", storage };
}

function unsold(cpu: number, memory: number, os: "linux" | "windows"): string | undefined {
  const memories = fargateMemoryFor(cpu);
  if (!memories) return `Fargate has no tasks of ${cpu} cpu units; it has ${Object.keys(fargateSizes).join(", ")}.`;
  if (os === "windows" && !(fargateWindowsCpu as readonly number[]).includes(cpu)) {
    return `Fargate has no Windows tasks of ${cpu} cpu units; it has ${fargateWindowsCpu.join(", ")}.`;
  }
  if (memories.includes(memory)) return undefined;
  return `Fargate has no tasks of ${cpu} cpu units with ${memory} MiB; with that cpu it has ${span(memories)} MiB.`;
}

function span(memories: readonly number[]): string {
  return memories.length <= 4 ? memories.join(", ") : `${memories[0]} to ${memories.at(-1)} in steps of ${memories[1]! - memories[0]!}`;
}
