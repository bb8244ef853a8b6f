import type { Compatibility, RegisterTaskDefinitionRequest } from "@stowage/model/ecs";
import { checkTaskDefinition } from "@stowage/rules";

/**
 * On what a definition could run: where it would be accepted if it asked for that alone. EC2 takes every definition that can be
 * registered; EXTERNAL has no awsvpc mode. MANAGED_INSTANCES is listed where it was asked for (what else AWS lists it for is not documented).
 */
export function compatibilitiesOf(request: RegisterTaskDefinitionRequest): readonly Compatibility[] {
  const asked = request.requiresCompatibilities ?? [];
  return [
    ...(request.networkMode === "awsvpc" ? [] : (["EXTERNAL"] as const)),
    "EC2" as const,
    ...(asked.includes("FARGATE") || couldRunOnFargate(request) ? (["FARGATE"] as const) : []),
    ...(asked.includes("MANAGED_INSTANCES") ? (["MANAGED_INSTANCES"] as const) : []),
  ];
}

function couldRunOnFargate(request: RegisterTaskDefinitionRequest): boolean {
  if (request.networkMode !== "awsvpc" || request.cpu === undefined || request.memory === undefined) return false;
  const findings = checkTaskDefinition({ ...request, requiresCompatibilities: ["FARGATE"] }, { stage: "register" });
  return findings.every(({ severity }) => severity !== "error");
}
