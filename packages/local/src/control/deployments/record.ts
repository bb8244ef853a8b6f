import type { DeploymentRow, ServiceRow } from "../../state/rows.js";
import type { ServiceDeploymentRow } from "../../state/service-deployment-row.js";
import type { View } from "../../state/view.js";
import type { Command } from "../types.js";
import { serviceDeploymentArn } from "./arns.js";
import { strategyOf } from "./strategy-of.js";

/** A new deployment's record, and what becomes of the one that it interrupts and of those that are too old to be kept. */
export function recordCommands(view: View, service: ServiceRow, deployment: DeploymentRow, now: number): readonly Command[] {
  const before = view.serviceDeploymentsOf(service.arn);
  const last = before.at(-1);
  const arn = serviceDeploymentArn(service, deployment);
  const why = `${service.name} is deployed anew`;
  const row: ServiceDeploymentRow = {
    arn,
    serviceArn: service.arn,
    clusterArn: service.clusterArn,
    deploymentId: deployment.id,
    sequence: (last?.sequence ?? 0) + 1,
    settings: deployment.settings,
    ...(deployment.alternate && { alternate: true }),
    sources: sourcesOf(view, service),
    status: "PENDING",
    configuration: service.deploymentConfiguration,
    createdAt: now,
    updatedAt: now,
  };
  const kept = now - KEPT_MS;
  const old = before.filter(({ createdAt, status }, i) => hasEnded(status) && (createdAt < kept || before.length - i >= MOST_KEPT));
  return [
    ...(last && !hasEnded(last.status) ? interrupt(last, now) : []),
    ...old.map(({ arn: key }): Command => ({ op: "delete", table: "serviceDeployments", key, why: "its record is old enough" })),
    { op: "put", table: "serviceDeployments", key: arn, row, why },
  ];
}

/** Source: Amazon ECS Developer Guide, "View service history using Amazon ECS service deployments". */
const KEPT_MS = 90 * 86_400_000;

/** Our choice, so that a service that is deployed all day stays small. */
const MOST_KEPT = 100;

/** The deployments whose tasks serve, the one first that a rollback would return to. */
function sourcesOf(view: View, service: ServiceRow): readonly string[] {
  const rows = view.deploymentsOf(service.arn);
  const serving = servingDeployment(view, service);
  return [
    ...rows.filter(({ id }) => id === serving),
    ...rows.filter(({ id, rolloutState }) => id !== serving && rolloutState !== "FAILED"),
  ].map(({ id }) => id);
}

/**
 * Which deployment has the production traffic: not one that a staged deployment had not shifted to when it ended or is interrupted, nor one
 * that failed while another still runs.
 */
export function servingDeployment(view: View, service: ServiceRow): string | undefined {
  const last = view.serviceDeploymentsOf(service.arn).at(-1);
  const rows = view.deploymentsOf(service.arn);
  const primary = rows.findLast(({ status }) => status === "PRIMARY");
  const staged = last?.stage !== undefined && strategyOf(last) !== "ROLLING";
  const unshifted = staged && last.deploymentId === primary?.id && last.stage!.production < 100;
  const source = unshifted ? last.sources.find((id) => view.get("deployments", id)) : undefined;
  if (source !== undefined) return source;
  const standing =
    primary?.rolloutState === "FAILED" && !staged ? rows.findLast(({ rolloutState }) => rolloutState !== "FAILED") : undefined;
  return (standing ?? primary)?.id;
}

/** A newer deployment stops this one; what is rolling back can no longer get there. */
function interrupt(last: ServiceDeploymentRow, now: number): readonly Command[] {
  const why = "a newer deployment has started";
  if (last.status === "STOP_REQUESTED") return [];
  const row: Partial<ServiceDeploymentRow> =
    last.status === "ROLLBACK_IN_PROGRESS"
      ? { status: "ROLLBACK_FAILED", statusReason: "A newer service deployment has started.", finishedAt: now, updatedAt: now }
      : { status: "STOP_REQUESTED", updatedAt: now };
  return [{ op: "patch", table: "serviceDeployments", key: last.arn, row, why }];
}

/** Whether a service deployment has come to its end. Source: Amazon ECS Developer Guide, service deployment states. */
export function hasEnded(status: ServiceDeploymentRow["status"]): boolean {
  return status === "SUCCESSFUL" || status === "STOPPED" || status === "ROLLBACK_SUCCESSFUL" || status === "ROLLBACK_FAILED";
}

/** The record of what a service is doing now: its newest, while that has not ended. */
export function currentRecord(view: View, serviceArn: string): ServiceDeploymentRow | undefined {
  const last = view.serviceDeploymentsOf(serviceArn).at(-1);
  return last && !hasEnded(last.status) ? last : undefined;
}

/** Changes a record. */
export function record({ arn }: ServiceDeploymentRow, row: Partial<ServiceDeploymentRow>, now: number, why: string): Command {
  return { op: "patch", table: "serviceDeployments", key: arn, row: { ...row, updatedAt: now }, why };
}
