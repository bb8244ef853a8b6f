import { ecsArn, parseArn, type Place } from "@stowage/model";
import type { ClusterRow, ContainerInstanceRow, ServiceRow, TaskDefinitionRow } from "../../state/rows.js";
import type { Task, View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";

// Every member that takes a name takes an ARN too; tasks and container instances go by id or ARN. An ARN is looked up as it stands,
// so that one of another region or account is simply not there.

/** What a reference is looked up in. */
export interface Lookup {
  readonly view: View;
  readonly place: Place;
}

/** The ARN that a cluster reference means; none means the cluster named `default`. */
export function clusterArnOf(place: Place, reference: string | undefined): string {
  return reference === undefined || reference === ""
    ? ecsArn.cluster(place, "default")
    : arnOr(reference, (name) => ecsArn.cluster(place, name));
}

/** @throws {AwsException} `ClusterNotFoundException` if there is no such cluster, or it was deleted. */
export function requireCluster({ view, place }: Lookup, reference: string | undefined): ClusterRow {
  const cluster = view.get("clusters", clusterArnOf(place, reference));
  if (cluster === undefined || cluster.status === "INACTIVE") throw new AwsException("ClusterNotFoundException", "Cluster not found.");
  return cluster;
}

/** The service's ARN: from a name, from an ARN, or from one of the old short format (`service/NAME`). */
export function serviceArnOf(place: Place, cluster: ClusterRow, reference: string): string {
  const arn = parseArn(reference);
  if (arn === undefined) return ecsArn.service(place, cluster.name, reference);
  const [, first = "", second] = arn.resource.split("/");
  return second === undefined ? ecsArn.service(arn, cluster.name, first) : reference;
}

function findService({ view, place }: Lookup, cluster: ClusterRow, reference: string): ServiceRow | undefined {
  const service = view.get("services", serviceArnOf(place, cluster, reference));
  return service?.clusterArn === cluster.arn ? service : undefined;
}

/** @throws {AwsException} `ServiceNotFoundException` if the cluster has no such service. */
export function requireService(lookup: Lookup, cluster: ClusterRow, reference: string): ServiceRow {
  const service = findService(lookup, cluster, reference);
  if (service === undefined) throw new AwsException("ServiceNotFoundException", "Service not found.");
  return service;
}

export function taskArnOf(place: Place, cluster: ClusterRow, reference: string): string {
  return idOrArn(reference, (id) => ecsArn.task(place, cluster.name, id));
}

export function findTask({ view, place }: Lookup, cluster: ClusterRow, reference: string): Task | undefined {
  const task = view.task(taskArnOf(place, cluster, reference));
  return task?.spec.clusterArn === cluster.arn ? task : undefined;
}

export function instanceArnOf(place: Place, cluster: ClusterRow, reference: string): string {
  return idOrArn(reference, (id) => ecsArn.containerInstance(place, cluster.name, id));
}

export function findInstance({ view, place }: Lookup, cluster: ClusterRow, reference: string): ContainerInstanceRow | undefined {
  const instance = view.get("containerInstances", instanceArnOf(place, cluster, reference));
  return instance?.clusterArn === cluster.arn ? instance : undefined;
}

/** Where the revisions of a family are kept. */
export function familyKey(place: Place, family: string): string {
  return `${place.region}/${place.account}/${family}`;
}

/** `family`, `family:revision` or an ARN; a family alone means its latest ACTIVE revision. */
export function findTaskDefinition({ view, place }: Lookup, reference: string): TaskDefinitionRow | undefined {
  const arn = parseArn(reference);
  const name = arn === undefined ? reference : arn.resource.replace(/^task-definition\//, "");
  const [family = "", revision] = name.split(":");
  if (revision !== undefined) return view.get("taskDefinitions", ecsArn.taskDefinition(arn ?? place, family, Number(revision)));
  return view.revisionsOf(familyKey(arn ?? place, family)).findLast((row) => row.status === "ACTIVE");
}

function arnOr(reference: string, make: (name: string) => string): string {
  return reference.startsWith("arn:") ? reference : make(reference);
}

/** As `arnOr`, and an ARN of the old short format (without the cluster's name) means its id. */
function idOrArn(reference: string, make: (id: string) => string): string {
  const parts = parseArn(reference)?.resource.split("/");
  return parts?.length === 2 ? make(parts[1]!) : arnOr(reference, make);
}

/** Whether a task definition reference names a revision, and not a family alone. */
export function hasRevision(reference: string): boolean {
  return /:\d+$/.test(reference);
}
