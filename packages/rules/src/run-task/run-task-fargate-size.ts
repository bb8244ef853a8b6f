import { fargateMemoryFor } from "@stowage/model";
import { taskCpu, taskMemory } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";
import { runsOnFargate } from "../services.js";

export const runTaskFargateSize: Rule = rule({
  id: "run-task-fargate-size",
  severity: "error",
  stage: "run-task",
  on: "runTask",
  summary: "Overridden cpu and memory of a task on Fargate are a pair that Fargate offers.",
  source: "TaskOverride; text: aws/amazon-ecs-cli#463",
  docs: "API_TaskOverride",
  aws: { type: "InvalidParameterException", text: "No Fargate configuration exists for given values.", sure: "seen" },
  needs: "overrides",
  messages: { pair: "Fargate has no task size with {cpu} cpu units and {memory} MiB of memory." },
  hint: "Override both with a pair that Fargate offers.",
  check(task, report, { taskDefinition }) {
    const { overrides } = task;
    if (!runsOnFargate(task) || (overrides?.cpu === undefined && overrides?.memory === undefined)) return;
    const cpu = taskCpu({ family: "", containerDefinitions: [], cpu: overrides.cpu ?? taskDefinition?.cpu });
    const memory = taskMemory({ family: "", containerDefinitions: [], memory: overrides.memory ?? taskDefinition?.memory });
    if (cpu === undefined || memory === undefined) return;
    if (!fargateMemoryFor(cpu)?.includes(memory))
      report("pair", ["overrides", overrides.cpu === undefined ? "memory" : "cpu"], { cpu, memory });
  },
});
