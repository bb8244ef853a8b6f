import type { DeploymentRow, ServiceRow } from "../../../state/rows.js";
import type { ServiceDeploymentRow } from "../../../state/service-deployment-row.js";
import type { View } from "../../../state/view.js";
import { bounds } from "../../service/bounds.js";
import { census, live } from "../../service/census.js";
import { planRollout, type RolloutPlan, type RolloutStep } from "../../service/plan-rollout.js";

/**
 * What a staged deployment starts and stops in its present stage. Old and new tasks are there side by side, each as many as desired, so
 * that the percentages bound each of the two by itself; only what is removed in the end is removed as a rolling deployment would.
 * Source: Amazon ECS Developer Guide, "Amazon ECS blue/green service deployments workflow" (that the percentages do not pace the new tasks
 * is inferred).
 */
export function stagedPlan(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  record: ServiceDeploymentRow,
  desired: number,
  mayStart: boolean,
): RolloutPlan {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration;
  const { upper } = bounds(desired, minimumHealthyPercent, maximumPercent);
  const steps = stepsOf(view, service, deployments, record, desired, mayStart);
  // What a lowered count has still to stop is there until then.
  let room = Math.max(0, 2 * upper - deployments.reduce((sum, row) => sum + live(census(view, row)), 0));
  const bounded = steps.toReversed().map((step) => {
    const start = Math.min(step.start, room);
    room -= start;
    return { ...step, start };
  });
  return { steps: bounded.toReversed(), stuck: false };
}

function stepsOf(
  view: View,
  service: ServiceRow,
  deployments: readonly DeploymentRow[],
  record: ServiceDeploymentRow,
  desired: number,
  mayStart: boolean,
): readonly RolloutStep[] {
  const stage = record.stage?.name;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.deploymentConfiguration;
  const wanted = deployments.at(-1)!;
  const of = (row: DeploymentRow, target: number): RolloutStep => {
    // The back-off for tasks that do not start is not for those of the other deployment.
    const one = { counts: census(view, row), target: undefined, mayStart: mayStart || row.failedTasks === 0 };
    const [step] = planRollout([one], target, bounds(target, minimumHealthyPercent, maximumPercent), false).steps;
    return { ...step!, target };
  };
  const together = (rows: readonly DeploymentRow[]): readonly RolloutStep[] => {
    const { lower, upper } = bounds(desired, minimumHealthyPercent, maximumPercent);
    const parts = rows.map((row) => ({ counts: census(view, row), target: row === rows.at(-1) ? undefined : row.desiredCount, mayStart }));
    // Two whole deployments may be there.
    const { steps } = planRollout(parts, desired, { lower, upper: Math.max(upper, 2 * desired) }, false);
    return steps.map((step, i) => (i === rows.length - 1 ? { ...step, target: desired } : step));
  };
  if (stage === "CLEAN_UP" || record.status === "ROLLBACK_IN_PROGRESS") return together(deployments);
  // The one that serves, and what others have left, which goes as it would in a rolling deployment.
  const old = deployments.filter((row) => row !== wanted);
  const source = old.find(({ id }) => id === record.sources[0]) ?? old.at(-1);
  const others = old.filter((row) => row !== source);
  const steps = new Map<DeploymentRow, RolloutStep>();
  if (source && others.length === 0) steps.set(source, of(source, desired));
  else if (source) together([...others, source]).forEach((step, n) => steps.set([...others, source][n]!, step));
  const started = stage !== undefined && stage !== "PRE_SCALE_UP" && stage !== "RECONCILE_SERVICE";
  steps.set(wanted, of(wanted, started ? desired : 0));
  return deployments.map((row) => steps.get(row)!);
}
