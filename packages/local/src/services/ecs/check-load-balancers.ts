import type { DeploymentStrategy, LoadBalancer } from "@stowage/model/ecs";
import { forwardWeights } from "../../control/load-balancing/forward-weights.js";
import type { View } from "../../state/view.js";
import { invalidParameter } from "./refuse.js";

/**
 * What ECS refuses of a service's load balancers as soon as it is asked, before it looks at the listener rules of a deployment. Source of
 * the texts: Amazon ECS Developer Guide, "Troubleshooting Amazon ECS blue/green deployments"; their order is our choice.
 *
 * @throws {AwsException} `InvalidParameterException`.
 */
export function checkLoadBalancers(view: View, strategy: DeploymentStrategy | undefined, loadBalancers: readonly LoadBalancer[]): void {
  const classic = loadBalancers.filter(({ loadBalancerName }) => loadBalancerName !== undefined);
  const advanced = loadBalancers.flatMap(({ advancedConfiguration }) => advancedConfiguration ?? []);
  if (classic.some(({ targetGroupArn }) => targetGroupArn !== undefined) || (classic.length > 0 && classic.length < loadBalancers.length)) {
    invalidParameter("All loadBalancers must be strictly either ELBv1 (defining loadBalancerName) or ELBv2 (defining targetGroupArn)");
  }
  if (classic.length > 0 && advanced.length > 0) invalidParameter("advancedConfiguration field is not allowed with ELBv1 loadBalancers");
  if (advanced.length > 0 && advanced.length < loadBalancers.length)
    invalidParameter("Either all or none of the provided loadBalancers must have advancedConfiguration defined");
  if (strategy !== undefined && strategy !== "ROLLING" && advanced.length < loadBalancers.length)
    invalidParameter("advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy");
  if (advanced.length === 0) return;
  refuseRepeated(loadBalancers);
  for (const entry of loadBalancers) checkRules(view, entry);
  const tests = new Set(advanced.flatMap(({ testListenerRule }) => testListenerRule ?? []));
  const both = advanced.flatMap(({ productionListenerRule: rule }) => (rule !== undefined && tests.has(rule) ? rule : []));
  if (both.length > 0)
    invalidParameter(`The following rules cannot be used as both production and test listener rules: ${both.join(", ")}`);
}

function refuseRepeated(loadBalancers: readonly LoadBalancer[]): void {
  const known = new Set<string>();
  for (const { targetGroupArn, advancedConfiguration } of loadBalancers) {
    for (const arn of [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn]) {
      if (arn === undefined) continue;
      if (known.has(arn)) invalidParameter(`Duplicate targetGroupArn found: ${arn}`);
      known.add(arn);
    }
  }
}

/** A rule of an Application Load Balancer, or a listener of a Network Load Balancer. */
const RULE = /^arn:[^:]+:elasticloadbalancing:[^:]+:[^:]+:(?:listener-rule\/app|listener\/net)\//;

function checkRules(view: View, { targetGroupArn, advancedConfiguration }: LoadBalancer): void {
  const { productionListenerRule, testListenerRule, alternateTargetGroupArn } = advancedConfiguration ?? {};
  if (productionListenerRule === undefined) return;
  if (!RULE.test(productionListenerRule)) {
    invalidParameter(
      `productionListenerRule has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${productionListenerRule}`,
    );
  }
  // A rule that the engine does not hold is taken as being right.
  const weights = forwardWeights(view, productionListenerRule);
  if (testListenerRule !== undefined || weights === undefined || !productionListenerRule.includes(":listener-rule/app/")) return;
  const forwards = (group: string | undefined): boolean => weights.some((weight) => weight.targetGroupArn === group);
  if (forwards(targetGroupArn) && forwards(alternateTargetGroupArn)) return;
  invalidParameter(
    "For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup",
  );
}
