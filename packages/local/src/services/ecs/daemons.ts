import { ecsArn, parseArn } from "@stowage/model";
import type { CreateDaemonRequest, DaemonDeploymentConfiguration } from "@stowage/model/ecs";
import type { Random } from "../../random.js";
import type { DaemonDeploymentRow, DaemonRevisionRow, DaemonRow } from "../../state/daemon-rows.js";
import type { ClusterRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { providerName } from "./capacity-providers.js";
import { requireDaemonDefinition } from "./daemon-definitions.js";
import type { Lookup } from "./refs.js";
import { invalidParameter } from "./refuse.js";

/** What a revision of a daemon is made from: members of CreateDaemon and UpdateDaemon. */
export type RevisionRequest = Pick<
  CreateDaemonRequest,
  "daemonTaskDefinitionArn" | "capacityProviderArns" | "propagateTags" | "enableECSManagedTags" | "enableExecuteCommand" | "critical"
>;

/** @throws {AwsException} `DaemonNotFoundException`, or `InvalidParameterException` for what is no ARN (sentences not documented). */
export function requireDaemon({ view }: Lookup, arn: string): DaemonRow {
  if (!parseArn(arn)?.resource.startsWith("daemon/")) return invalidParameter(`"${arn}" is not the ARN of a daemon.`);
  const row = view.get("daemons", arn);
  if (row === undefined) throw new AwsException("DaemonNotFoundException", "The specified daemon was not found.");
  return row;
}

/**
 * A daemon's new revision.
 *
 * @throws {AwsException} for a definition that is not ACTIVE, and for capacity providers that are not the cluster's managed instances.
 */
export function newRevision(
  lookup: Lookup,
  cluster: ClusterRow,
  daemonArn: string,
  request: RevisionRequest,
  now: number,
  random: Random,
): DaemonRevisionRow {
  const definition = requireDaemonDefinition(lookup, request.daemonTaskDefinitionArn);
  if (definition.status !== "ACTIVE") invalidParameter("The daemon task definition is not ACTIVE.");
  if (request.capacityProviderArns.length === 0) invalidParameter("capacityProviderArns names at least one capacity provider.");
  return {
    arn: `${daemonArn.replace(":daemon/", ":daemon-revision/")}/${random.digits(19)}`,
    daemonArn,
    taskDefinitionArn: definition.arn,
    capacityProviders: request.capacityProviderArns.map((arn) => managedProvider(lookup, cluster, arn)),
    propagateTags: request.propagateTags ?? "NONE",
    enableEcsManagedTags: request.enableECSManagedTags ?? false,
    enableExecuteCommand: request.enableExecuteCommand ?? false,
    critical: request.critical ?? true,
    createdAt: now,
  };
}

/** Source: Amazon ECS API, CreateDaemon: only capacity providers of managed instances. */
function managedProvider({ view, place }: Lookup, cluster: ClusterRow, reference: string): string {
  const arn = ecsArn.capacityProvider(place, providerName(reference));
  const row = view.get("capacityProviders", arn);
  if (row === undefined) return invalidParameter(`The specified capacity provider '${reference}' was not found.`);
  if (row.managedInstancesProvider === undefined) invalidParameter(`The capacity provider '${row.name}' is not one of managed instances.`);
  if (row.clusterArn !== cluster.arn) invalidParameter(`The capacity provider '${row.name}' is not associated with the cluster.`);
  return row.arn;
}

/** The percentage that drains at a time by default. Source: Developer Guide, "Creating and managing daemons"; 2026-08. */
const defaultDrainPercent = 25;

/** A daemon's new deployment. */
export function newDeployment(
  daemon: Pick<DaemonRow, "arn" | "clusterArn">,
  before: DaemonDeploymentRow | undefined,
  target: DaemonRevisionRow,
  source: string | undefined,
  configuration: DaemonDeploymentConfiguration | undefined,
  now: number,
  random: Random,
): DaemonDeploymentRow {
  const { drainPercent = defaultDrainPercent, bakeTimeInMinutes = 0, alarms } = configuration ?? {};
  if (!(drainPercent >= 0 && drainPercent <= 100)) invalidParameter(`drainPercent must be from 0 to 100, but it is ${drainPercent}.`);
  if (!Number.isInteger(bakeTimeInMinutes) || bakeTimeInMinutes < 0 || bakeTimeInMinutes > 1440) {
    invalidParameter(`bakeTimeInMinutes must be a whole number from 0 to 1440, but it is ${bakeTimeInMinutes}.`);
  }
  return {
    arn: `${daemon.arn.replace(":daemon/", ":daemon-deployment/")}/${random.hex(21)}`,
    daemonArn: daemon.arn,
    clusterArn: daemon.clusterArn,
    sequence: (before?.sequence ?? 0) + 1,
    status: "PENDING",
    target: target.arn,
    source,
    drainPercent,
    bakeTimeInMinutes,
    alarms,
    failures: 0,
    createdAt: now,
  };
}
