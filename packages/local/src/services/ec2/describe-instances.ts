import type { DescribeInstancesRequest, DescribeInstancesResult, Instance } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import type { Place, Wire } from "@stowage/model";
import type { ContainerInstanceRow } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { isOfPlace } from "../of-place.js";
import { seconds } from "../seconds.js";
import { vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";
import { ec2Page } from "./pages.js";

/** The instances behind container instances: each runs. */
export const describeInstances: Operation<DescribeInstancesRequest, DescribeInstancesResult> = operation(
  "DescribeInstances",
  ({ input, view, place }) => {
    const all = [...view.all("containerInstances")]
      .map(([, row]) => row)
      .filter(({ arn, ec2InstanceId, status }) => ec2InstanceId !== undefined && status !== "INACTIVE" && isOfPlace(arn, place))
      .map((row) => described(place, row));
    const missing = input.InstanceIds?.find((id) => !all.some(({ InstanceId }) => InstanceId === id));
    if (missing !== undefined) throw new AwsException("InvalidInstanceID.NotFound", `The instance ID '${missing}' does not exist`);
    const named = input.InstanceIds?.length ? all.filter(({ InstanceId = "" }) => input.InstanceIds!.includes(InstanceId)) : all;
    const { items, NextToken } = ec2Page(filtered(named, input.Filters, fields, names), ({ InstanceId = "" }) => InstanceId, input);
    const Reservations = items.map((instance) => ({
      ReservationId: (instance.InstanceId ?? "").replace(/^i-/, "r-"),
      OwnerId: place.account,
      Groups: [],
      Instances: [instance],
    }));
    return { output: { Reservations, NextToken } };
  },
);

const names = ["availability-zone", "instance-id", "instance-state-name", "instance-type", "owner-id", "vpc-id"];

function fields(instance: Wire<Instance>): Filterable {
  return {
    "availability-zone": [instance.Placement?.AvailabilityZone],
    "instance-id": [instance.InstanceId],
    "instance-state-name": [instance.State?.Name],
    "instance-type": [instance.InstanceType],
    "vpc-id": [instance.VpcId],
  };
}

function described(place: Place, { ec2InstanceId, attributes, registeredAt }: ContainerInstanceRow): Wire<Instance> {
  const attribute = (name: string): string | undefined => attributes.find((one) => one.name === name)?.value;
  const type = attribute("ecs.instance-type");
  const zone = attribute("ecs.availability-zone");
  return {
    InstanceId: ec2InstanceId,
    ...(type !== undefined && { InstanceType: type as NonNullable<Instance["InstanceType"]> }),
    State: { Code: 16, Name: "running" },
    LaunchTime: seconds(registeredAt),
    Placement: { ...(zone !== undefined && { AvailabilityZone: zone }), Tenancy: "default" },
    VpcId: vpcOf(place),
    SecurityGroups: [],
    Tags: [],
  };
}
