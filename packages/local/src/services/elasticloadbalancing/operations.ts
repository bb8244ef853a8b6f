import type { AnyOperation } from "../operation.js";
import { addListenerCertificates } from "./add-listener-certificates.js";
import { addTags } from "./add-tags.js";
import { createListener } from "./create-listener.js";
import { createLoadBalancer } from "./create-load-balancer.js";
import { createRule } from "./create-rule.js";
import { createTargetGroup } from "./create-target-group.js";
import { deleteListener } from "./delete-listener.js";
import { deleteLoadBalancer } from "./delete-load-balancer.js";
import { deleteRule } from "./delete-rule.js";
import { deleteTargetGroup } from "./delete-target-group.js";
import { deregisterTargets } from "./deregister-targets.js";
import { describeAccountLimits } from "./describe-account-limits.js";
import { describeListenerAttributes } from "./describe-listener-attributes.js";
import { describeListenerCertificates } from "./describe-listener-certificates.js";
import { describeListeners } from "./describe-listeners.js";
import { describeLoadBalancerAttributes } from "./describe-load-balancer-attributes.js";
import { describeLoadBalancers } from "./describe-load-balancers.js";
import { describeRules } from "./describe-rules.js";
import { describeTags } from "./describe-tags.js";
import { describeTargetGroupAttributes } from "./describe-target-group-attributes.js";
import { describeTargetGroups } from "./describe-target-groups.js";
import { describeTargetHealth } from "./describe-target-health.js";
import { modifyListenerAttributes } from "./modify-listener-attributes.js";
import { modifyListener } from "./modify-listener.js";
import { modifyLoadBalancerAttributes } from "./modify-load-balancer-attributes.js";
import { modifyRule } from "./modify-rule.js";
import { modifyTargetGroupAttributes } from "./modify-target-group-attributes.js";
import { modifyTargetGroup } from "./modify-target-group.js";
import { registerTargets } from "./register-targets.js";
import { removeListenerCertificates } from "./remove-listener-certificates.js";
import { removeTags } from "./remove-tags.js";
import { setIpAddressType } from "./set-ip-address-type.js";
import { setRulePriorities } from "./set-rule-priorities.js";
import { setSecurityGroups } from "./set-security-groups.js";
import { setSubnets } from "./set-subnets.js";

/** The operations of Elastic Load Balancing that are answered, one a file. */
export const operations: readonly AnyOperation[] = [
  addListenerCertificates,
  addTags,
  createListener,
  createLoadBalancer,
  createRule,
  createTargetGroup,
  deleteListener,
  deleteLoadBalancer,
  deleteRule,
  deleteTargetGroup,
  deregisterTargets,
  describeAccountLimits,
  describeListenerAttributes,
  describeListenerCertificates,
  describeListeners,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  describeRules,
  describeTags,
  describeTargetGroupAttributes,
  describeTargetGroups,
  describeTargetHealth,
  modifyListenerAttributes,
  modifyListener,
  modifyLoadBalancerAttributes,
  modifyRule,
  modifyTargetGroupAttributes,
  modifyTargetGroup,
  registerTargets,
  removeListenerCertificates,
  removeTags,
  setIpAddressType,
  setRulePriorities,
  setSecurityGroups,
  setSubnets,
];
