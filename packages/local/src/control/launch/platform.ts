import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/** What `LATEST` stands for. Source: Amazon ECS Developer Guide, "Fargate platform versions" (read 2026-08). */
const LATEST = { linux: "1.4.0", windows: "1.0.0" } as const;

/** The number of the platform version that a Fargate task runs on: DescribeTasks never says LATEST. */
export function resolvedPlatformVersion(asked: string | undefined, definition: RegisterTaskDefinitionRequest): string {
  if (asked !== undefined && asked !== "LATEST") return asked;
  return isLinux(definition) ? LATEST.linux : LATEST.windows;
}

/** `Linux` in this casing (DescribeTasks examples); Windows families as the definition writes them. */
export function platformFamily(definition: RegisterTaskDefinitionRequest): string {
  return isLinux(definition) ? "Linux" : definition.runtimePlatform!.operatingSystemFamily!;
}

function isLinux({ runtimePlatform }: RegisterTaskDefinitionRequest): boolean {
  return (runtimePlatform?.operatingSystemFamily ?? "LINUX") === "LINUX";
}
