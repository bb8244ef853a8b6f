import type { RegisterTaskDefinitionRequest, TaskOverride } from "@stowage/model/ecs";
import { invalidParameter } from "./refuse.js";

/** All overrides of a task together, as JSON. Source: API Reference, RunTask, `overrides`; 2026-08. */
const mostCharacters = 8192;

/** @throws {AwsException} `InvalidParameterException` for overrides that name an absent container, or are too long. */
export function checkOverrides(definition: RegisterTaskDefinitionRequest, overrides: TaskOverride | undefined): void {
  if (overrides === undefined) return;
  for (const { name } of overrides.containerOverrides ?? []) {
    if (name === undefined) invalidParameter("A container override names its container.");
    if (!definition.containerDefinitions.some((container) => container.name === name)) {
      invalidParameter(`Override for container named ${name} is not a container in the TaskDefinition.`);
    }
  }
  const length = JSON.stringify(overrides).length;
  if (length > mostCharacters) invalidParameter(`The overrides have ${length} characters, ${mostCharacters} are the most.`);
}
