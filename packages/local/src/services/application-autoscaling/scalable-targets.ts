import { ecsArn, formatArn, type Place } from "@stowage/model";
import type { ScalableTargetRow, ServiceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import type { Call } from "../operation.js";
import { invalid } from "./refuse.js";

/** What names a scalable target. */
export interface TargetName {
  readonly ServiceNamespace: string;
  readonly ResourceId: string;
  readonly ScalableDimension: string;
}

type Where = Pick<Call<unknown>, "view" | "place">;

export function placeKey({ region, account }: Place): string {
  return `${region}/${account}/`;
}

export function targetKey(place: Place, name: TargetName): string {
  return `${placeKey(place)}${name.ServiceNamespace}|${name.ResourceId}|${name.ScalableDimension}`;
}

/** `service namespace: …, resource ID: …, scalable dimension: …`, as AWS's sentences name a target. */
export function describeTarget(name: TargetName): string {
  return `service namespace: ${name.ServiceNamespace}, resource ID: ${name.ResourceId}, scalable dimension: ${name.ScalableDimension}`;
}

/** @throws {AwsException} `ObjectNotFoundException`, in AWS's words. */
export function requireTarget({ view, place }: Where, name: TargetName): ScalableTargetRow {
  const row = view.get("scalableTargets", targetKey(place, name));
  if (row === undefined) throw new AwsException("ObjectNotFoundException", `No scalable target registered for ${describeTarget(name)}`);
  return row;
}

/**
 * The ECS service that a target scales. Only `ecs:service:DesiredCount` is kept here.
 *
 * @throws {AwsException} `ValidationException` for another namespace or dimension, or a service that is not there.
 */
export function scaledService({ view, place }: Where, name: TargetName): ServiceRow {
  if (name.ServiceNamespace !== "ecs")
    invalid(`Stowage scales services of ECS only: the service namespace "${name.ServiceNamespace}" is not kept here.`);
  if (name.ScalableDimension !== "ecs:service:DesiredCount") {
    invalid(`The scalable dimension of an ECS service is ecs:service:DesiredCount, not "${name.ScalableDimension}".`);
  }
  const [kind, cluster, service, more] = name.ResourceId.split("/");
  if (kind !== "service" || !cluster || !service || more !== undefined) {
    invalid(`The resource ID of an ECS service is service/CLUSTER/SERVICE, not "${name.ResourceId}".`);
  }
  const row = view.get("services", ecsArn.service(place, cluster!, service!));
  if (row === undefined || row.status === "INACTIVE") invalid(`ECS service doesn't exist: ${name.ResourceId}`);
  return row as ServiceRow;
}

/** Source: the examples of RegisterScalableTarget; the tail of the id stands for the target. */
export function newTargetArn({ place, random }: Pick<Call<unknown>, "place" | "random">): string {
  return formatArn(place, "application-autoscaling", `scalable-target/${random.hex(36)}`);
}

/** The role that AWS uses for ECS, whatever the request says. */
export function scalingRole(place: Place): string {
  const partition = formatArn(place, "iam", "").split(":")[1];
  return `arn:${partition}:iam::${place.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`;
}
