import type { DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResult, NetworkInterface } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { formatArn, type Place, type Wire } from "@stowage/model";
import type { TaskNetwork } from "../../state/rows.js";
import { AwsException } from "../aws-exception.js";
import { isOfPlace } from "../of-place.js";
import { vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";
import { ec2Page } from "./pages.js";

/** Those of tasks with a network of their own. */
export const describeNetworkInterfaces: Operation<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResult> = operation(
  "DescribeNetworkInterfaces",
  ({ input, view, place }) => {
    const all = [...view.all("taskSpecs")].flatMap(([arn, { network, availabilityZone }]) => {
      const status = view.get("taskStatuses", arn)?.lastStatus;
      if (network === undefined || status === undefined || status === "STOPPED" || !isOfPlace(arn, place)) return [];
      return [described(place, network, availabilityZone)];
    });
    const missing = input.NetworkInterfaceIds?.find((id) => !all.some((one) => one.NetworkInterfaceId === id));
    if (missing !== undefined)
      throw new AwsException("InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${missing}' does not exist`);
    const ids = input.NetworkInterfaceIds;
    const named = ids?.length ? all.filter(({ NetworkInterfaceId = "" }) => ids.includes(NetworkInterfaceId)) : all;
    const { items, NextToken } = ec2Page(
      filtered(named, input.Filters, fields, names),
      ({ NetworkInterfaceId = "" }) => NetworkInterfaceId,
      input,
    );
    return { output: { NetworkInterfaces: [...items], NextToken } };
  },
);

const names = [
  "addresses.private-ip-address",
  "availability-zone",
  "network-interface-id",
  "private-ip-address",
  "status",
  "subnet-id",
  "vpc-id",
];

function fields(one: Wire<NetworkInterface>): Filterable {
  return {
    "addresses.private-ip-address": [one.PrivateIpAddress],
    "availability-zone": [one.AvailabilityZone],
    "network-interface-id": [one.NetworkInterfaceId],
    "private-ip-address": [one.PrivateIpAddress],
    status: [one.Status],
    "subnet-id": [one.SubnetId],
    "vpc-id": [one.VpcId],
  };
}

function described(place: Place, network: TaskNetwork, AvailabilityZone: string): Wire<NetworkInterface> {
  const PrivateIpAddress = network.privateIPv4Address;
  return {
    NetworkInterfaceId: network.networkInterfaceId,
    Description: formatArn(place, "ecs", `attachment/${network.attachmentId}`),
    AvailabilityZone,
    SubnetId: network.subnetId,
    VpcId: vpcOf(place),
    OwnerId: place.account,
    MacAddress: network.macAddress,
    PrivateIpAddress,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress }],
    InterfaceType: "interface",
    RequesterManaged: true,
    SourceDestCheck: true,
    Status: "in-use",
    Groups: [],
    TagSet: [],
  };
}
