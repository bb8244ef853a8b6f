import type { Wire } from "@stowage/model";
import type { TargetDescription } from "@stowage/model/elbv2";
import { isIP } from "node:net";
import type { NewTarget, TargetName } from "../../control/load-balancing/targets.js";
import type { TargetGroupRow } from "../../state/load-balancing-rows.js";
import type { View } from "../../state/view.js";
import { AwsException } from "../aws-exception.js";
import { invalid } from "./refuse.js";

/** Source: ELB API, TargetDescription. */
export function checkTarget(
  { targetGroup }: TargetGroupRow,
  { Id: id = "", Port: port, AvailabilityZone }: Wire<TargetDescription>,
): NewTarget {
  const type = targetGroup.TargetType ?? "instance";
  if (port !== undefined && (port < 1 || port > 65_535)) return invalid(`A target's port is from 1 to 65535, not ${port}.`);
  if (type === "ip" && isIP(id) === 0) return invalid(`The IP address '${id}' is not a valid IP address`);
  if (type === "instance" && !/^i-[0-9a-f]{8,17}$/.test(id)) {
    throw new AwsException("InvalidTargetException", `The following targets are not in a valid form of instance ID: '${id}'`);
  }
  return { id, port: type === "lambda" ? undefined : (port ?? targetGroup.Port), availabilityZone: AvailabilityZone };
}

/** The registrations that a name without a port, or with one, means. */
export function registrationsOf(view: View, groupArn: string, { Id: id, Port: port }: Wire<TargetDescription>): readonly TargetName[] {
  return [...view.targetsOfGroup(groupArn)].filter((target) => target.id === id && (port === undefined || target.port === port));
}

export function targetOutput({ id, port, availabilityZone }: NewTarget): Wire<TargetDescription> {
  return {
    Id: id,
    ...(port !== undefined && { Port: port }),
    ...(availabilityZone !== undefined && { AvailabilityZone: availabilityZone }),
  };
}
