import type { View } from "../../state/view.js";
import { listenerOf } from "../../control/load-balancing/forward-weights.js";
import { invalid } from "./refuse.js";
import { requireListener, requireRule } from "./listeners.js";
import { requireLoadBalancer } from "./load-balancers.js";
import { requireTargetGroup } from "./target-groups.js";

/** Refuses an ARN that is of nothing that carries tags, with the exception for its kind. */
export function requireTagged(view: View, arn: string): void {
  const kind = /:(loadbalancer|targetgroup|listener-rule|listener)\//.exec(arn)?.[1];
  if (kind === "loadbalancer") requireLoadBalancer(view, arn);
  else if (kind === "targetgroup") requireTargetGroup(view, arn);
  else if (kind === "listener") requireListener(view, arn);
  else if (kind !== "listener-rule") invalid(`'${arn}' is not a valid resource ARN`);
  else if (listenerOf(view, arn) === undefined) requireRule(view, arn);
}
