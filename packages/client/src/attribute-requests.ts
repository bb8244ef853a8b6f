import type { LoadBalancer } from "@stowage/model";
import type {
  ModifyListenerAttributesInput,
  ModifyLoadBalancerAttributesInput,
  ModifyTargetGroupAttributesInput,
} from "@stowage/model/elbv2";

/** What the Assembly says of the attributes of one thing. */
export type AttributeRequest = ModifyLoadBalancerAttributesInput | ModifyTargetGroupAttributesInput | ModifyListenerAttributesInput;

export function groupAttributes({ targetGroupAttributes = [] }: LoadBalancer, name: string): ModifyTargetGroupAttributesInput | undefined {
  return targetGroupAttributes.find(({ TargetGroupArn }) => TargetGroupArn === name);
}

/** @param at `LOADBALANCER:PORT`. */
export function listenerAttributes({ listenerAttributes: all = [] }: LoadBalancer, at: string): ModifyListenerAttributesInput | undefined {
  return all.find(({ ListenerArn }) => ListenerArn === at);
}
