import type * as ecs from "@stowage/model/ecs";

/** A managed daemon: one task on each instance of its capacity providers. */
export interface DaemonRow {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly status: ecs.DaemonStatus;
  /** The deployment that was made last. */
  readonly deploymentArn: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a daemon's tasks are made of; its tasks have its ARN for their deployment. */
export interface DaemonRevisionRow {
  readonly arn: string;
  readonly daemonArn: string;
  readonly taskDefinitionArn: string;
  readonly capacityProviders: readonly string[];
  readonly propagateTags: ecs.DaemonPropagateTags;
  readonly enableEcsManagedTags: boolean;
  readonly enableExecuteCommand: boolean;
  readonly critical: boolean;
  readonly createdAt: number;
}

/** One carrying out of a daemon's revision over the instances. */
export interface DaemonDeploymentRow {
  readonly arn: string;
  readonly daemonArn: string;
  readonly clusterArn: string;
  /** Deployments of a daemon in the order in which they were made. */
  readonly sequence: number;
  readonly status: ecs.DaemonDeploymentStatus;
  readonly statusReason?: string | undefined;
  readonly target: string;
  /** The revision that it replaces: what a rollback returns to. */
  readonly source?: string | undefined;
  /** Percent of the instances that drain at a time, 0 to 100. */
  readonly drainPercent: number;
  readonly bakeTimeInMinutes: number;
  readonly alarms?: ecs.DaemonAlarmConfiguration | undefined;
  /** Instances whose task of the target has stopped by itself. */
  readonly failures: number;
  readonly bakesUntil?: number | undefined;
  readonly triggeredAlarms?: readonly string[] | undefined;
  readonly rollback?: { readonly reason: string; readonly startedAt: number } | undefined;
  readonly createdAt: number;
  readonly startedAt?: number | undefined;
  readonly stoppedAt?: number | undefined;
  readonly finishedAt?: number | undefined;
}
