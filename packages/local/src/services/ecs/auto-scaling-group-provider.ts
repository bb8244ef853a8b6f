import type { AutoScalingGroupProvider, AutoScalingGroupProviderUpdate } from "@stowage/model/ecs";

/** What ECS fills in. Source: API Reference, ManagedScaling and AutoScalingGroupProvider; managed draining is on since 2024; read 2026-08. */
export function withDefaults(group: string, given: AutoScalingGroupProviderUpdate): AutoScalingGroupProvider {
  const { managedScaling, managedTerminationProtection = "DISABLED", managedDraining = "ENABLED" } = given;
  return {
    autoScalingGroupArn: group,
    managedScaling: {
      status: "DISABLED",
      targetCapacity: 100,
      minimumScalingStepSize: 1,
      maximumScalingStepSize: 10_000,
      instanceWarmupPeriod: 300,
      ...managedScaling,
    },
    managedTerminationProtection,
    managedDraining,
  };
}
