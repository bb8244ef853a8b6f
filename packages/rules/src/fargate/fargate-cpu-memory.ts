import { fargateMemoryFor, fargateSizes } from "@stowage/model";
import { requires, taskCpu, taskMemory } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const fargateCpuMemory: Rule = rule({
  id: "fargate-cpu-memory",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "On Fargate, `cpu` and `memory` are one of the pairs that Fargate offers.",
  source: "RegisterTaskDefinitionRequest$memory; text: i-dot-ai/redbox#1398",
  docs: "task-cpu-memory-error",
  aws: {
    type: "ClientException",
    text: "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values.",
    sure: "seen",
  },
  needs: ["cpu", "requiresCompatibilities=FARGATE"],
  messages: {
    cpu: "Fargate has no task size with {cpu} cpu units; it has {allowed}.",
    memory: "Fargate has no task size with {cpu} cpu units and {memory} MiB of memory; with {cpu} units it takes {allowed} MiB.",
  },
  hint: "Choose a size that Fargate offers.",
  check(task, report) {
    const cpu = taskCpu(task);
    const memory = taskMemory(task);
    if (!requires(task, "FARGATE") || cpu === undefined) return;
    const allowed = fargateMemoryFor(cpu);
    if (!allowed) report("cpu", ["cpu"], { cpu, memory: memory ?? "no", allowed: Object.keys(fargateSizes).join(", ") });
    else if (memory !== undefined && !allowed.includes(memory)) report("memory", ["memory"], { cpu, memory, allowed: range(allowed) });
  },
});

/** `2048, 3072, … 8192` rather than thirty numbers. */
function range(values: readonly number[]): string {
  return values.length <= 5 ? values.join(", ") : `${values[0]}, ${values[1]}, … ${values.at(-1)}`;
}
