import type { DeploymentRow } from "../../../state/rows.js";
import type { ServiceDeploymentRow } from "../../../state/service-deployment-row.js";
import type { View } from "../../../state/view.js";
import { forwardWeights, setForwardWeights } from "../../load-balancing/forward-weights.js";
import { balancersOf } from "../../load-balancing/gateway-routes.js";
import { groupFor } from "../../load-balancing/task-targets.js";
import type { Command } from "../../types.js";
import { weightsOf } from "./traffic-steps.js";

/** Which rule of a load balancer shifts. */
type Front = "production" | "test";

/**
 * Gives the new tasks so many percent of the traffic that a front's listener rules forward, and the old ones the rest. Rules that the
 * engine does not hold are left alone. Source: Amazon ECS Developer Guide, "Application Load Balancer resources for blue/green deployments".
 */
export function shiftTraffic(view: View, deployment: DeploymentRow, front: Front, percent: number, why: string): readonly Command[] {
  const { old, next } = weightsOf(percent);
  const alternate = deployment.alternate ?? false;
  return balancersOf(view, deployment.serviceArn, deployment.settings).flatMap((entry) => {
    const { productionListenerRule, testListenerRule } = entry.advancedConfiguration ?? {};
    const rule = front === "production" ? productionListenerRule : testListenerRule;
    const [mine, other] = [groupFor(entry, alternate), groupFor(entry, !alternate)];
    if (rule === undefined || mine === undefined || other === undefined || mine === other) return [];
    const weights = [
      { targetGroupArn: mine, weight: next },
      { targetGroupArn: other, weight: old },
    ];
    const known = forwardWeights(view, rule);
    const same =
      known?.length === 2 && weights.every((w) => known.some((k) => k.targetGroupArn === w.targetGroupArn && k.weight === w.weight));
    return same ? [] : setForwardWeights(view, rule, alternate ? weights.toReversed() : weights, why);
  });
}

/** Gives a deployment that stands alone all the traffic: half a shift would make every later one fail over two groups that serve. */
export function allTraffic(view: View, deployment: DeploymentRow, why: string): readonly Command[] {
  return [...shiftTraffic(view, deployment, "production", 100, why), ...shiftTraffic(view, deployment, "test", 100, why)];
}

/**
 * What is wrong with the listener rules of a deployment that is to shift traffic; undefined: nothing. Source of the texts: Amazon ECS
 * Developer Guide, troubleshooting of blue/green deployments.
 */
export function networkProblem(view: View, deployment: DeploymentRow, record: ServiceDeploymentRow): string | undefined {
  const begins = "Service deployment rolled back because of invalid networking configuration";
  for (const entry of balancersOf(view, deployment.serviceArn, deployment.settings)) {
    const { targetGroupArn, advancedConfiguration } = entry;
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = advancedConfiguration ?? {};
    if (targetGroupArn === undefined || alternateTargetGroupArn === undefined || productionListenerRule === undefined) continue;
    const production = forwardWeights(view, productionListenerRule);
    if (production === undefined) continue;
    const test = testListenerRule === undefined ? [] : (forwardWeights(view, testListenerRule) ?? []);
    const apart = [targetGroupArn, alternateTargetGroupArn].filter(
      (group) => ![...production, ...test].some((weight) => weight.targetGroupArn === group),
    );
    if (apart.length === 2) {
      return `${begins}. Both targetGroup and alternateTargetGroup must be associated with the productionListenerRule or testListenerRule.`;
    }
    if (apart.length === 1) {
      return `${begins}: Target group ${apart[0]!} is not associated with either productionListenerRule or testListenerRule.`;
    }
    const serving = production.filter(({ weight }) => weight > 0);
    // While a deployment that was interrupted is consolidated both may serve.
    if (serving.length !== 1 && record.sources.length < 2) {
      return `${begins}. productionListenerRule ${productionListenerRule} should have exactly one target group serving traffic but found ${serving.length} target groups which are serving traffic`;
    }
    const stranger = serving.find(
      (weight) => weight.targetGroupArn !== targetGroupArn && weight.targetGroupArn !== alternateTargetGroupArn,
    );
    if (stranger) {
      return `${begins}. Production listener rule is forwarding traffic to unexpected target group ${stranger.targetGroupArn}. Expected traffic to be forwarded to either targetGroupArn: ${targetGroupArn} or alternateTargetGroupArn: ${alternateTargetGroupArn}`;
    }
  }
  return undefined;
}
