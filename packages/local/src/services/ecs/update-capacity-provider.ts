import type { UpdateCapacityProviderRequest, UpdateCapacityProviderResponse } from "@stowage/model/ecs";
import { operation, type Operation } from "../operation.js";
import { tagsOf } from "../tags.js";
import { withDefaults } from "./auto-scaling-group-provider.js";
import { capacityProviderOutput } from "./capacity-provider-output.js";
import { requireOwnProvider } from "./find-capacity-provider.js";

/** Changes what is given of managed scaling, draining and protection. */
export const updateCapacityProvider: Operation<UpdateCapacityProviderRequest, UpdateCapacityProviderResponse> = operation(
  "UpdateCapacityProvider",
  (call) => {
    const { autoScalingGroupProvider: change = {}, name } = call.input;
    const row = requireOwnProvider(call, name);
    const old = row.autoScalingGroupProvider!;
    const managedScaling = { ...old.managedScaling, ...change.managedScaling };
    const autoScalingGroupProvider = withDefaults(old.autoScalingGroupArn, { ...old, ...change, managedScaling });
    const output = {
      ...capacityProviderOutput({ ...row, autoScalingGroupProvider }),
      updateStatus: "UPDATE_COMPLETE",
      tags: tagsOf(call.view, row.arn),
    } as const;
    return {
      output: { capacityProvider: output },
      commands: [
        { op: "patch", table: "capacityProviders", key: row.arn, row: { autoScalingGroupProvider }, why: "UpdateCapacityProvider" },
      ],
    };
  },
);
