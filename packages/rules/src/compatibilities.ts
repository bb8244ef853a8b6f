import type { Compatibility, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { runRules } from "./run-rules.js";
import { newSheet } from "./sheet.js";

/** In the order in which DescribeTaskDefinition shows them. */
const launchTypes: readonly Compatibility[] = ["EXTERNAL", "EC2", "MANAGED_INSTANCES", "FARGATE"];

/**
 * The launch types for which a valid task definition could be registered: what DescribeTaskDefinition answers as `compatibilities`.
 * A launch type is among them if asking for it would not be refused: the rules themselves decide, our choice.
 *
 * @example
 * compatibilitiesOf({ family: "web", networkMode: "awsvpc", cpu: "256", memory: "512", containerDefinitions }); // ["EC2", "MANAGED_INSTANCES", "FARGATE"]
 */
export function compatibilitiesOf(task: RegisterTaskDefinitionRequest): Compatibility[] {
  return launchTypes.filter((launchType) => supportsLaunchType(task, launchType));
}

/** Whether the task definition could be registered for this launch type. */
export function supportsLaunchType(task: RegisterTaskDefinitionRequest, launchType: string): boolean {
  return errorsWith(task, [launchType as Compatibility]) <= errorsWith(task, ["EC2"]);
}

function errorsWith(task: RegisterTaskDefinitionRequest, requiresCompatibilities: Compatibility[]): number {
  const sheet = newSheet();
  runRules(sheet, { ...task, requiresCompatibilities }, [], { on: "taskDefinition" }, { stage: "register" });
  return sheet.diagnostics.filter(({ severity }) => severity === "error").length;
}
