import { quoted } from "../containers.js";
import { rule } from "../rule.js";
import type { Rule } from "../rule.js";

export const taskDefinitionKnown: Rule = rule({
  id: "task-definition-known",
  severity: "error",
  stage: ["create-service", "run-task"],
  on: "assembly",
  summary: "A service and a task name a family of the Assembly, or an ARN.",
  source: "the Assembly's own contract",
  docs: "API_CreateService",
  aws: { type: "ClientException", text: "TaskDefinition not found.", sure: "seen" },
  messages: { unknown: 'The Assembly has no task definition "{name}".' },
  hint: "Name one of these: {names}.",
  check({ taskDefinitions = {}, services = {}, tasks = {} }, report) {
    const names = quoted(Object.keys(taskDefinitions));
    const named = [
      ...Object.entries(services).map(([name, request]) => [request, ["services", name, "taskDefinition"]] as const),
      ...Object.entries(tasks).map(([name, { request }]) => [request, ["tasks", name, "request", "taskDefinition"]] as const),
    ];
    for (const [{ taskDefinition: name = "" }, path] of named) {
      if (name !== "" && !name.startsWith("arn:") && !Object.hasOwn(taskDefinitions, name)) report("unknown", path, { name, names });
    }
  },
});
