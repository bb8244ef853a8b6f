import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import type { Staged } from "../staged.js";
import { registerTaskDefinition } from "./register-task-definition.js";

/** Registers a task definition as one of several steps, and gives its ARN: the answer itself is text already. */
export function registerStep(steps: Staged, definition: RegisterTaskDefinitionRequest): string {
  steps.run(registerTaskDefinition, definition);
  return steps.commands.findLast(({ table }) => table === "taskDefinitions")!.key;
}
