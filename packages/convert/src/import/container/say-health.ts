import type { ContainerDependency, HealthCheck } from "@stowage/model/ecs";
import { step } from "../../source/step.js";
import type { Step } from "../../source/code.js";
import type { ContainerContext, ContainerFacts, ContainerSaying } from "./container-saying.js";

/** Health, order of start, and time limits. */
export const sayHealth: readonly ContainerSaying[] = [
  { members: ["dependsOn"], say: ({ dependsOn }, context) => sayWaits(dependsOn!, context) },
  { members: ["healthCheck"], say: ({ healthCheck }) => sayHealthCheck(healthCheck!) },
  {
    members: ["restartPolicy"],
    say: ({ restartPolicy }) => {
      const { enabled, ignoredExitCodes: ignoreExitCodes, restartAttemptPeriod: after } = restartPolicy!;
      if (enabled !== true) return undefined;
      const options = { ...(ignoreExitCodes && { ignoreExitCodes }), ...(after !== undefined && { after }) };
      return [step("restart", ...(Object.keys(options).length === 0 ? [] : [options]))];
    },
  },
  { members: ["startTimeout"], say: ({ startTimeout }) => [step("startTimeout", startTimeout)] },
  { members: ["stopTimeout"], say: ({ stopTimeout }) => [step("stopTimeout", stopTimeout)] },
];

function sayHealthCheck({ command, ...options }: HealthCheck): Step[] | undefined {
  if (command === undefined) return undefined;
  const shell = command.length === 2 && command[0] === "CMD-SHELL";
  return [step("healthCheck", shell ? command[1] : command, ...(Object.keys(options).length === 0 ? [] : [options]))];
}

function sayWaits(dependencies: readonly ContainerDependency[], { before }: ContainerContext): Step[] | undefined {
  const known = dependencies.every(({ containerName, condition }) => {
    const facts = before.get(containerName ?? "");
    return facts !== undefined && canWaitFor(facts, condition);
  });
  return known ? dependencies.map(({ containerName, condition }) => step("dependsOn", containerName, condition)) : undefined;
}

function canWaitFor({ healthy, essential }: ContainerFacts, condition: string | undefined): boolean {
  if (condition === "HEALTHY") return healthy;
  return condition === "START" || !essential;
}
