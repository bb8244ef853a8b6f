import { taskCpu } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const containerCpuSum: Rule = rule({
  id: "container-cpu-sum",
  severity: "error",
  stage: "register",
  on: "taskDefinition",
  summary: "The `cpu` of all containers together is at most the task's.",
  source: "ContainerDefinition$cpu; text: klothoplatform/klotho#892",
  docs: "API_ContainerDefinition",
  aws: {
    type: "ClientException",
    text: "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    sure: "seen",
  },
  needs: "cpu",
  messages: { more: "The containers take {sum} cpu units together, and the task has {task}." },
  hint: "Lower the containers' cpu, or raise the task's.",
  check(definition, report) {
    const task = taskCpu(definition);
    const sum = definition.containerDefinitions.reduce((total, { cpu }) => total + (cpu ?? 0), 0);
    if (task !== undefined && sum > task) report("more", ["cpu"], { sum, task });
  },
});
