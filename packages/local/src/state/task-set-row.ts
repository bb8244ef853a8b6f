import type { ServiceSettings } from "./service-settings.js";

/** A set of a service's tasks, where the deployments are somebody else's (the controllers EXTERNAL and CODE_DEPLOY). */
export interface TaskSetRow {
  /** `ecs-svc/` and 19 digits: its tasks have it for their deployment. */
  readonly id: string;
  readonly arn: string;
  readonly serviceArn: string;
  readonly clusterArn: string;
  readonly status: "PRIMARY" | "ACTIVE" | "DRAINING";
  /** Task sets of a service in the order in which they were made. */
  readonly sequence: number;
  readonly externalId?: string | undefined;
  readonly startedBy?: string | undefined;
  readonly settings: ServiceSettings;
  /** Percent of the service's desired count, 0 to 100. */
  readonly scale: number;
  readonly stability: "STEADY_STATE" | "STABILIZING";
  readonly stabilityAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}
