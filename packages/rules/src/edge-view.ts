import { heldRequests, isObject } from "@stowage/model";
import type { AutoScalingGroup, HeldRequest, LoadBalancer } from "@stowage/model";
import type { ModifyLoadBalancerAttributesInput } from "@stowage/model/elbv2";
import { view } from "./view.js";

/** A load balancer as rules may look at it: each of its requests with the types of AWS's model, whatever the value is. */
export function viewLoadBalancer(entry: Record<string, unknown>): LoadBalancer {
  const list = <T>(request: HeldRequest, value: unknown): T[] =>
    Array.isArray(value) ? value.map((item) => viewOf<T>(request, item)) : [];
  return {
    loadBalancer: viewOf(heldRequests.CreateLoadBalancer, entry["loadBalancer"]),
    ...(isObject(entry["loadBalancerAttributes"]) && {
      loadBalancerAttributes: viewOf<ModifyLoadBalancerAttributesInput>(
        heldRequests.ModifyLoadBalancerAttributes,
        entry["loadBalancerAttributes"],
      ),
    }),
    targetGroups: list(heldRequests.CreateTargetGroup, entry["targetGroups"]),
    targetGroupAttributes: list(heldRequests.ModifyTargetGroupAttributes, entry["targetGroupAttributes"]),
    listeners: list(heldRequests.CreateListener, entry["listeners"]),
    listenerAttributes: list(heldRequests.ModifyListenerAttributes, entry["listenerAttributes"]),
    rules: list(heldRequests.CreateRule, entry["rules"]),
  };
}

/** An Auto Scaling group likewise. */
export function viewAutoScalingGroup(entry: Record<string, unknown>): AutoScalingGroup {
  return {
    autoScalingGroup: viewOf(heldRequests.CreateAutoScalingGroup, entry["autoScalingGroup"]),
    launchTemplate: viewOf(heldRequests.CreateLaunchTemplate, entry["launchTemplate"]),
  };
}

function viewOf<T>({ schema, structure }: HeldRequest, value: unknown): T {
  return view<T>(schema, structure, isObject(value) ? value : {});
}
