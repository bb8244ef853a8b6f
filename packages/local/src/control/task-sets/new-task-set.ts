import type { Random } from "../../random.js";
import type { ServiceRow } from "../../state/rows.js";
import type { ServiceSettings } from "../../state/service-settings.js";
import type { TaskSetRow } from "../../state/task-set-row.js";
import type { View } from "../../state/view.js";

/** The row of a new task set of a service. */
export function newTaskSet(
  view: View,
  service: Pick<ServiceRow, "arn" | "clusterArn">,
  settings: ServiceSettings,
  more: Pick<TaskSetRow, "status" | "scale" | "externalId" | "startedBy">,
  now: number,
  random: Random,
): TaskSetRow {
  const digits = random.digits(19);
  return {
    id: `ecs-svc/${digits}`,
    arn: `${service.arn.replace(":service/", ":task-set/")}/ecs-svc/${digits}`,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    sequence: (view.taskSetsOf(service.arn).at(-1)?.sequence ?? 0) + 1,
    settings,
    stability: "STABILIZING",
    stabilityAt: now,
    createdAt: now,
    updatedAt: now,
    ...more,
  };
}
