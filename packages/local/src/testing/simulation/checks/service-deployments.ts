import type { ServiceDeploymentStatus } from "@stowage/model/ecs";
import { groupFor } from "../../../control/load-balancing/task-targets.js";
import type { ListenerRuleRow } from "../../../state/load-balancing-rows.js";
import type { ServiceDeploymentRow } from "../../../state/service-deployment-row.js";
import type { Books } from "../books.js";
import { violate, type Check } from "../check.js";

export function newestRecord(books: Books, serviceArn: string): ServiceDeploymentRow | undefined {
  let newest: ServiceDeploymentRow | undefined;
  for (const [, row] of books.rows("serviceDeployments")) {
    if (row.serviceArn === serviceArn && (newest === undefined || row.sequence > newest.sequence)) newest = row;
  }
  return newest;
}

/** Source: Amazon ECS Developer Guide, service deployment states; a rollback whose service is deployed anew fails. */
const after: { readonly [S in ServiceDeploymentStatus]: readonly ServiceDeploymentStatus[] } = {
  PENDING: ["IN_PROGRESS", "ROLLBACK_REQUESTED", "STOP_REQUESTED", "STOPPED"],
  IN_PROGRESS: ["SUCCESSFUL", "STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "STOPPED"],
  STOP_REQUESTED: ["STOPPED"],
  ROLLBACK_REQUESTED: ["SUCCESSFUL", "ROLLBACK_IN_PROGRESS", "STOP_REQUESTED", "STOPPED"],
  ROLLBACK_IN_PROGRESS: ["ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"],
  SUCCESSFUL: [],
  STOPPED: [],
  ROLLBACK_SUCCESSFUL: [],
  ROLLBACK_FAILED: [],
};

/** A service deployment goes through its states as documented, and what has ended stays so. */
export const deploymentStates: Check = {
  name: "deployment-states",
  changed({ table, key, old, row }) {
    if (table !== "serviceDeployments" || !old || !row) return;
    const [before, now] = [(old as ServiceDeploymentRow).status, (row as ServiceDeploymentRow).status];
    if (before !== now && !after[before].includes(now)) violate("deployment-states", `${key} was ${before} and is ${now}`);
  },
};

/** Once faults have ended no service deployment goes on for ever. */
export const deploymentEnds: Check = {
  name: "deployment-ends",
  standstill({ engine: { view }, healed }) {
    if (!healed) return;
    for (const [arn, service] of view.all("services")) {
      const last = view.serviceDeploymentsOf(arn).at(-1);
      if (service.status === "ACTIVE" && last && after[last.status].length > 0) {
        violate("deployment-ends", `${service.name} is still ${last.status}${last.stage ? ` in ${last.stage.name}` : ""}`);
      }
    }
  },
};

/** New tasks get production traffic only once as many as desired of them are healthy, unless there is nobody else to serve. */
export const shiftsToHealthy: Check = {
  name: "shifts-to-healthy",
  changed({ table, key, old, row }, books) {
    if (table !== "listenerRules" || !old || !row) return;
    const [before, now] = [weightsOf(old as ListenerRuleRow), weightsOf(row as ListenerRuleRow)];
    for (const [groupArn, weight] of now) {
      if (weight === 0 || (before.get(groupArn) ?? 0) > 0) continue;
      for (const [, service] of books.rows("services")) {
        const record = newestRecord(books, service.arn);
        const deployment = record && books.get("deployments", record.deploymentId);
        const entry = record?.settings.loadBalancers.find(
          ({ advancedConfiguration }) => advancedConfiguration?.productionListenerRule === key,
        );
        if (!deployment || !entry || record.status !== "IN_PROGRESS" || groupFor(entry, deployment.alternate ?? false) !== groupArn)
          continue;
        if (![...books.rows("deployments")].some(([, other]) => other.serviceArn === service.arn && other.id !== deployment.id)) continue;
        // What was healthy when the shift was decided may have failed in the same instant, but not all of it.
        const stage = record.stage?.name;
        const healthy = books.count(service.arn, ["healthy"], deployment.id);
        if (service.desiredCount > 0 && (healthy === 0 || stage === "SCALE_UP" || stage === undefined)) {
          violate("shifts-to-healthy", `${service.name} gets traffic in ${stage} with ${healthy} of ${service.desiredCount} tasks`);
        }
      }
    }
  },
};

function weightsOf({ rule }: ListenerRuleRow): ReadonlyMap<string, number> {
  const groups = rule.Actions?.[0]?.ForwardConfig?.TargetGroups ?? [];
  return new Map(groups.map(({ TargetGroupArn = "", Weight = 0 }) => [TargetGroupArn, Weight]));
}
