import type { Compatibility } from "../ecs/types.js";
import type { ZoneKind } from "./zone.js";

/** What ECS offers for tasks in one kind of place. */
export interface CapacityPlace {
  readonly launchTypes: readonly Compatibility[];
  /** Load balancers that can reach tasks there. */
  readonly loadBalancers: readonly ("application" | "network")[];
  /** EBS volumes that ECS attaches to tasks; absent: not documented. */
  readonly taskVolumes?: boolean;
  readonly notes: readonly string[];
  readonly source: string;
  readonly asOf: string;
}

/**
 * Where tasks can run: in a zone, on an Outpost, on machines of one's own.
 *
 * @example
 * capacityPlaces["local-zone"].launchTypes.includes("FARGATE"); // false
 */
export const capacityPlaces: { readonly [place in ZoneKind | "outpost" | "on-premises"]: CapacityPlace } = {
  "availability-zone": {
    launchTypes: ["FARGATE", "EC2", "MANAGED_INSTANCES"],
    loadBalancers: ["application", "network"],
    taskVolumes: true,
    notes: ["Fargate is not in every zone of every region."],
    source: "Amazon ECS Developer Guide: launch types; supported Regions for Amazon ECS on AWS Fargate",
    asOf: "2026-10",
  },
  "local-zone": {
    launchTypes: ["EC2"],
    loadBalancers: ["application"],
    notes: ["Fargate does not run in Local Zones.", "The control plane and the registry are in the Region."],
    source: "Amazon ECS Developer Guide: using Local Zones, Wavelength Zones, and AWS Outposts",
    asOf: "2026-10",
  },
  "wavelength-zone": {
    launchTypes: ["EC2"],
    loadBalancers: ["application"],
    notes: ["Fargate does not run in Wavelength Zones.", "Network Load Balancers do not either."],
    source:
      "Amazon ECS Developer Guide: using Local Zones, Wavelength Zones, and AWS Outposts; AWS Compute Blog: load balancing of non-HTTP traffic on AWS Wavelength",
    asOf: "2026-10",
  },
  outpost: {
    launchTypes: ["EC2"],
    loadBalancers: ["application", "network"],
    taskVolumes: false,
    notes: [
      "Fargate does not run on Outposts.",
      "ECR, IAM and Network Load Balancers stay in the Region.",
      "Cut off from the Region, tasks go on, but nothing new starts; ECS_IMAGE_PULL_BEHAVIOR=prefer-cached spares pulls.",
    ],
    source: "Amazon ECS Developer Guide: Amazon ECS on AWS Outposts",
    asOf: "2026-10",
  },
  "on-premises": {
    launchTypes: ["EXTERNAL"],
    loadBalancers: [],
    taskVolumes: false,
    notes: ["Cut off from the Region, tasks go on, but none are placed."],
    source: "Amazon ECS Developer Guide: Amazon ECS clusters for external instances",
    asOf: "2026-10",
  },
};
