import type * as ecs from "@stowage/model/ecs";
import type { ServiceSettings } from "./service-settings.js";

/**
 * One carrying out of a deployment (ECS: a service deployment), and the record of the service revision that it made. It outlives the
 * deployment's own row, which goes when it has been replaced.
 */
export interface ServiceDeploymentRow {
  readonly arn: string;
  readonly serviceArn: string;
  readonly clusterArn: string;
  /** The deployment that is carried out; its id is the target revision's too. */
  readonly deploymentId: string;
  /** Service deployments of a service in the order in which they were made. */
  readonly sequence: number;
  /** What the target revision is made of. */
  readonly settings: ServiceSettings;
  /** The target revision's tasks are in the alternate target groups. */
  readonly alternate?: boolean | undefined;
  /** Deployments that it replaces, the one that serves first. */
  readonly sources: readonly string[];
  readonly status: ecs.ServiceDeploymentStatus;
  readonly statusReason?: string | undefined;
  /** As it was when the deployment began: what is changed later is for the next one. */
  readonly configuration: ecs.DeploymentConfiguration;
  readonly createdAt: number;
  readonly startedAt?: number | undefined;
  readonly finishedAt?: number | undefined;
  readonly stoppedAt?: number | undefined;
  readonly updatedAt: number;
  /** What the circuit breaker had counted when the deployment ended; while it goes on the deployment's own row has the count. */
  readonly failures?: { readonly count: number; readonly threshold: number } | undefined;
  readonly alarms?: { readonly status: ecs.ServiceDeploymentRollbackMonitorsStatus; readonly triggered: readonly string[] } | undefined;
  readonly breakerTriggered?: boolean | undefined;
  readonly rollback?: { readonly reason: string; readonly startedAt: number; readonly deploymentId: string } | undefined;
  /** A rolling deployment that has nothing left to do but to be watched: until when. */
  readonly bakesUntil?: number | undefined;
  /** Where a blue/green, linear or canary deployment is. */
  readonly stage?: StageRow | undefined;
}

/** A stage of a blue/green, linear or canary deployment. */
export interface StageRow {
  readonly name: ecs.ServiceDeploymentLifecycleStage | "PRE_PRODUCTION_TRAFFIC_SHIFT";
  readonly since: number;
  /** Of a linear or canary deployment: the step that is being taken, from 0. */
  readonly step: number;
  /** A step has shifted its traffic and is watched until then. */
  readonly bakesUntil?: number | undefined;
  /** Percent of the traffic that is to go to the target revision. */
  readonly production: number;
  readonly test: number;
  readonly hooks: readonly HookRow[];
}

/** A lifecycle hook that was called in the present stage. */
export interface HookRow {
  readonly id: string;
  /** Which of the configuration's hooks. */
  readonly index: number;
  readonly targetType: ecs.DeploymentLifecycleHookTargetType;
  readonly targetArn?: string | undefined;
  readonly status: ecs.DeploymentLifecycleHookStatus;
  readonly calledAt: number;
  readonly expiresAt: number;
  readonly timeoutAction: ecs.DeploymentLifecycleHookAction;
  /** Why it failed, in ECS's words. */
  readonly failure?: string | undefined;
  /** When it is called again (it answered IN_PROGRESS). */
  readonly callAgainAt?: number | undefined;
  /** What it handed back, for its next call. */
  readonly details?: unknown;
}
