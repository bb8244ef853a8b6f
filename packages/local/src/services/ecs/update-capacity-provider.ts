import type { UpdateCapacityProviderRequest, UpdateCapacityProviderResponse } from "@stowage/model/ecs";
import type { CapacityProviderRow } from "../../state/rows.js";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { withDefaults } from "./auto-scaling-group-provider.js";
import { capacityProviderOutput } from "./capacity-provider-output.js";
import { requireOwnProvider } from "./find-capacity-provider.js";
import { updatedProvider } from "./managed-instances-provider.js";
import { invalidParameter } from "./refuse.js";

/** Changes what is given of managed scaling, draining and protection. */
export const updateCapacityProvider: Operation<UpdateCapacityProviderRequest, UpdateCapacityProviderResponse> = operation(
  "UpdateCapacityProvider",
  (call) => {
    const row = requireOwnProvider(call, call.input.name);
    const change = { ...changeOf(row, call.input), updated: true };
    const output = { ...capacityProviderOutput({ ...row, ...change }), tags: tagsOf(call.view, row.arn) };
    return {
      output: { capacityProvider: output },
      commands: [{ op: "patch", table: "capacityProviders", key: row.arn, row: change, why: "UpdateCapacityProvider" }],
    };
  },
);

function changeOf(row: CapacityProviderRow, input: UpdateCapacityProviderRequest): Partial<CapacityProviderRow> {
  const { autoScalingGroupProvider: group = {}, managedInstancesProvider: managed } = input;
  if (row.managedInstancesProvider !== undefined) {
    if (managed === undefined) return invalidParameter("managedInstancesProvider is missing.");
    return { managedInstancesProvider: updatedProvider(row.managedInstancesProvider, managed) };
  }
  if (managed !== undefined) invalidParameter("The capacity provider is one of an Auto Scaling group.");
  const old = row.autoScalingGroupProvider!;
  const managedScaling = { ...old.managedScaling, ...group.managedScaling };
  return { autoScalingGroupProvider: withDefaults(old.autoScalingGroupArn, { ...old, ...group, managedScaling }) };
}
