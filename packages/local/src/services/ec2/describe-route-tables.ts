import type { DescribeRouteTablesRequest, DescribeRouteTablesResult } from "@stowage/model/ec2";
import { operation, type Operation } from "../operation.js";
import { AwsException } from "../aws-exception.js";
import { partOf, vpcCidr, vpcOf } from "./default-vpc.js";
import { filtered, type Filterable } from "./filters.js";

/** The main table of the default VPC: its subnets are public. */
export const describeRouteTables: Operation<DescribeRouteTablesRequest, DescribeRouteTablesResult> = operation(
  "DescribeRouteTables",
  ({ input, place }) => {
    const RouteTableId = partOf(place, "rtb");
    const table = {
      RouteTableId,
      VpcId: vpcOf(place),
      OwnerId: place.account,
      Associations: [
        {
          Main: true,
          RouteTableId,
          RouteTableAssociationId: partOf(place, "rtbassoc"),
          AssociationState: { State: "associated" as const },
        },
      ],
      PropagatingVgws: [],
      Routes: [
        { DestinationCidrBlock: vpcCidr, GatewayId: "local", Origin: "CreateRouteTable" as const, State: "active" as const },
        { DestinationCidrBlock: "0.0.0.0/0", GatewayId: partOf(place, "igw"), Origin: "CreateRoute" as const, State: "active" as const },
      ],
      Tags: [],
    };
    const missing = input.RouteTableIds?.find((id) => id !== RouteTableId);
    if (missing !== undefined) throw new AwsException("InvalidRouteTableID.NotFound", `The routeTable ID '${missing}' does not exist`);
    const names = [
      "association.main",
      "association.route-table-id",
      "association.subnet-id",
      "owner-id",
      "route-table-id",
      "route.gateway-id",
      "vpc-id",
    ];
    // No subnet has a table of its own: the main one is theirs.
    const fields = (): Filterable => ({
      "association.main": ["true"],
      "association.route-table-id": [RouteTableId],
      "owner-id": [place.account],
      "route-table-id": [RouteTableId],
      "route.gateway-id": table.Routes.map(({ GatewayId }) => GatewayId),
      "vpc-id": [table.VpcId],
    });
    return { output: { RouteTables: [...filtered([table], input.Filters, fields, names)] } };
  },
);
