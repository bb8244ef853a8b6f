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

const known = new WeakMap<RegisterTaskDefinitionRequest, Map<string, number>>();

/** Whether the task definition could be registered for this launch type. */
export function supportsLaunchType(task: RegisterTaskDefinitionRequest, launchType: string): boolean {
  const errors = errorsFor(task, launchType);
  return errors === 0 || errors <= errorsFor(task, "EC2");
}

/** Remembers that no rule found an error in a definition: then it may be registered as it stands, and nobody needs to ask again. */
export function noteRegistrable(task: RegisterTaskDefinitionRequest): void {
  const [launchType, ...others] = task.requiresCompatibilities ?? [];
  if (launchType === undefined || others.length > 0) return;
  const counts = known.get(task) ?? new Map<string, number>();
  known.set(task, counts.set(launchType, 0));
}

/** How many errors asking for the launch type would bring; counted once for a definition. */
function errorsFor(task: RegisterTaskDefinitionRequest, launchType: string): number {
  let counts = known.get(task);
  if (!counts) known.set(task, (counts = new Map()));
  let count = counts.get(launchType);
  if (count === undefined) {
    const sheet = newSheet();
    const asked = { ...task, requiresCompatibilities: [launchType as Compatibility] };
    runRules(sheet, asked, [], { on: "taskDefinition" }, { stage: "register" });
    count = sheet.diagnostics.filter(({ severity }) => severity === "error").length;
    counts.set(launchType, count);
  }
  return count;
}
