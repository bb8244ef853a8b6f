import type {
  CreateManagedInstancesProviderConfiguration,
  ManagedInstancesProvider,
  UpdateManagedInstancesProviderConfiguration,
} from "@stowage/model/ecs";
import { invalidParameter } from "./refuse.js";

/** The longest that an idle instance is kept, in seconds; -1 keeps it. Source: API Reference, InfrastructureOptimization; 2026-08. */
const scaleInAfterMost = 3600;

/** A managed-instances provider with what ECS fills in. */
export function managedInstancesProvider(given: CreateManagedInstancesProviderConfiguration): ManagedInstancesProvider {
  if ((given.instanceLaunchTemplate.networkConfiguration.subnets ?? []).length === 0) {
    invalidParameter("The launch template of a managed-instances provider names at least one subnet.");
  }
  const { instanceLaunchTemplate, propagateTags = "NONE" } = given;
  const template = { monitoring: "BASIC", capacityOptionType: "ON_DEMAND", ...instanceLaunchTemplate } as const;
  return { ...given, propagateTags, instanceLaunchTemplate: template };
}

/** The same with what an update gives. */
export function updatedProvider(
  old: ManagedInstancesProvider,
  change: UpdateManagedInstancesProviderConfiguration,
): ManagedInstancesProvider {
  checkScaleIn(change.infrastructureOptimization?.scaleInAfter);
  const template = {
    ...old.instanceLaunchTemplate,
    ...change.instanceLaunchTemplate,
  } as ManagedInstancesProvider["instanceLaunchTemplate"];
  return { ...old, ...change, instanceLaunchTemplate: template };
}

function checkScaleIn(seconds: number | undefined): void {
  if (seconds === undefined || (Number.isInteger(seconds) && seconds >= -1 && seconds <= scaleInAfterMost)) return;
  invalidParameter(`scaleInAfter must be a whole number from -1 to ${scaleInAfterMost}, but it is ${seconds}.`);
}
