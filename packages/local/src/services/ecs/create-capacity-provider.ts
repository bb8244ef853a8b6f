import { ecsArn, type Wire } from "@stowage/model";
import type { CreateCapacityProviderRequest, CreateCapacityProviderResponse } from "@stowage/model/ecs";
import { checkRequest } from "@stowage/rules";
import type { Command } from "../../control/index.js";
import type { CapacityProviderRow, ClusterRow } from "../../state/rows.js";
import { operation, type Call, type Operation } from "../operation.js";
import { rowsOf } from "../rows-of.js";
import { same } from "../same.js";
import { checkTags, newTags } from "../tags.js";
import { withDefaults } from "./auto-scaling-group-provider.js";
import { capacityProviderOutput } from "./capacity-provider-output.js";
import { managedInstancesProvider } from "./managed-instances-provider.js";
import { refuseFirst } from "./refuse-first.js";
import { requireCluster } from "./refs.js";
import { checkName, clientError, invalidParameter } from "./refuse.js";

/**
 * An Auto Scaling group that it names is taken as existing; a group has one provider. One of managed instances belongs to a cluster, and is
 * associated with it at once.
 */
export const createCapacityProvider: Operation<CreateCapacityProviderRequest, CreateCapacityProviderResponse> = operation(
  "CreateCapacityProvider",
  (call) => {
    const { input, view, place } = call;
    const name = checkName(input.name, "A capacity provider's name");
    if (/^(aws|ecs|fargate)/i.test(name)) invalidParameter(`The name "${name}" begins with aws, ecs or fargate, which are AWS's own.`);
    refuseFirst(checkRequest("capacityProvider", input, {}, { stage: "api" }), "InvalidParameterException");
    const arn = ecsArn.capacityProvider(place, name);
    const { row, cluster } = newProvider(call, arn, name);
    const tags = checkTags(input.tags, "InvalidParameterException");
    const existing = view.get("capacityProviders", arn);
    if (existing !== undefined) {
      if (!same({ ...existing, updated: undefined }, row))
        clientError(`A capacity provider named "${name}" exists already, with other settings.`);
      return { output: { capacityProvider: { ...capacityProviderOutput(existing), tags } } };
    }
    const group = row.autoScalingGroupProvider?.autoScalingGroupArn;
    const rival = rowsOf(view, "capacityProviders", ecsArn.capacityProvider(place, "")).find(
      (other) => group !== undefined && other.autoScalingGroupProvider?.autoScalingGroupArn === group,
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
        ...(cluster ? [associate(cluster, name)] : []),
        ...newTags(arn, tags, "CreateCapacityProvider"),
      ],
    };
  },
);

function newProvider(
  call: Call<Wire<CreateCapacityProviderRequest>>,
  arn: string,
  name: string,
): { readonly row: CapacityProviderRow; readonly cluster?: ClusterRow } {
  const { autoScalingGroupProvider: group, managedInstancesProvider: managed, cluster: reference } = call.input;
  if ((group === undefined) === (managed === undefined)) {
    return invalidParameter("A capacity provider has either an autoScalingGroupProvider or a managedInstancesProvider.");
  }
  if (group !== undefined) return { row: { arn, name, autoScalingGroupProvider: withDefaults(group.autoScalingGroupArn, group) } };
  if (reference === undefined) return invalidParameter("A capacity provider of managed instances names its cluster.");
  const cluster = requireCluster(call, reference);
  return { row: { arn, name, managedInstancesProvider: managedInstancesProvider(managed!), clusterArn: cluster.arn }, cluster };
}

function associate({ arn, capacityProviders }: ClusterRow, name: string): Command {
  const row = { capacityProviders: [...new Set([...capacityProviders, name])] };
  return { op: "patch", table: "clusters", key: arn, row, why: "CreateCapacityProvider" };
}
