import { ecsArn } from "@stowage/model";
import type { CreateCapacityProviderRequest, CreateCapacityProviderResponse } from "@stowage/model/ecs";
import { checkRequest } from "@stowage/rules";
import type { CapacityProviderRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { operation, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { same } from "../same.js";
import { checkTags, newTags } from "../tags.js";
import { withDefaults } from "./auto-scaling-group-provider.js";
import { capacityProviderOutput } from "./capacity-provider-output.js";
import { refuseFirst } from "./refuse-first.js";
import { checkName, clientError, invalidParameter } from "./refuse.js";

/** The Auto Scaling group that it names is taken as existing; a group has one provider. */
export const createCapacityProvider: Operation<CreateCapacityProviderRequest, CreateCapacityProviderResponse> = operation(
  "CreateCapacityProvider",
  ({ input, view, place }) => {
    const name = checkName(input.name, "A capacity provider's name");
    if (/^(aws|ecs|fargate)/i.test(name)) invalidParameter(`The name "${name}" begins with aws, ecs or fargate, which are AWS's own.`);
    refuseFirst(checkRequest("capacityProvider", input, {}, { stage: "api" }), "InvalidParameterException");
    if (input.managedInstancesProvider !== undefined) {
      throw new AwsException(
        "UnsupportedFeatureException",
        "Stowage has capacity providers of Auto Scaling groups, and none of managed instances.",
      );
    }
    const group = input.autoScalingGroupProvider;
    if (group === undefined) return invalidParameter("autoScalingGroupProvider is missing.");
    const arn = ecsArn.capacityProvider(place, name);
    const row: CapacityProviderRow = { arn, name, autoScalingGroupProvider: withDefaults(group.autoScalingGroupArn, group) };
    const tags = checkTags(input.tags, "InvalidParameterException");
    const existing = view.get("capacityProviders", arn);
    if (existing !== undefined) {
      if (!same(existing, row)) clientError(`A capacity provider named "${name}" exists already, with other settings.`);
      return { output: { capacityProvider: { ...capacityProviderOutput(existing), tags } } };
    }
    const rival = rowsOf(view, "capacityProviders", ecsArn.capacityProvider(place, "")).find(
      (other) => other.autoScalingGroupProvider?.autoScalingGroupArn === group.autoScalingGroupArn,
    );
    if (rival !== undefined) {
      clientError(
        "The specified Auto Scaling group ARN is already being used by another capacity provider. " +
          "Specify a unique Auto Scaling group ARN and try again.",
      );
    }
    return {
      output: { capacityProvider: { ...capacityProviderOutput(row), tags } },
      commands: [
        { op: "put", table: "capacityProviders", key: arn, row, why: "CreateCapacityProvider" },
        ...newTags(arn, tags, "CreateCapacityProvider"),
      ],
    };
  },
);
