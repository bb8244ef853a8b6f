import type { Wire } from "@stowage/model";
import type { CreateAutoScalingGroupType } from "@stowage/model/autoscaling";
import type { CreateLaunchTemplateRequest, RequestLaunchTemplateData } from "@stowage/model/ec2";
import type { AutoScalingGroupProvider } from "@stowage/model/ecs";
import type { EcsImage } from "../compile/ecs-images.js";

/** Instances of the cluster, and how their number follows the tasks. */
export interface AutoScalingGroupOptions {
  /** One or more; with several, EC2 Auto Scaling takes what there is. All of the image's architecture. */
  readonly instanceTypes: readonly [string, ...string[]];
  /**
   * An ECS-optimized image by name, always its newest version; or an image's id, or a parameter: `resolve:ssm:NAME`. One that is not among AWS's
   * parameters for Bottlerocket or Windows is taken for Linux: for another give `instance.UserData`.
   */
  readonly image: EcsImage | `ami-${string}` | `resolve:ssm:${string}`;
  /** The role of the instances: an instance profile's name or ARN. */
  readonly instanceProfile: string;
  readonly subnets: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly min: number;
  readonly max: number;
  /** Absent: EC2 Auto Scaling begins with `min`, and ECS scales from there. */
  readonly desired?: number;
  /** `default` (shared hardware) if absent. */
  readonly tenancy?: "dedicated" | "default" | "host";
  /** Spot instances: all, or beside those on demand. */
  readonly spot?: boolean | SpotMix;
  /** The size of the root volume in GiB; the image's own if absent. */
  readonly diskGiB?: number;
  /** Variables of the ECS agent, beside ECS_CLUSTER: `{ ECS_ENABLE_TASK_IAM_ROLE: "true" }`. Not for Windows and Bottlerocket. */
  readonly agent?: Readonly<Record<string, string>>;
  /** Lines that run after what makes the instance join the cluster, in the language of the image's user data. */
  readonly userData?: string;
  /** How ECS scales the group and drains its instances. Managed scaling to 100 % is on if absent. */
  readonly provider?: Omit<AutoScalingGroupProvider, "autoScalingGroupArn">;
  /** Other members of the group's request, as EC2 Auto Scaling has them. */
  readonly group?: Partial<Omit<Wire<CreateAutoScalingGroupType>, "AutoScalingGroupName">>;
  /** Other members of the instances' description, as EC2 has them. */
  readonly instance?: Partial<Wire<RequestLaunchTemplateData>>;
  /** Other members of the launch template's request, as EC2 has them. */
  readonly template?: Partial<Omit<Wire<CreateLaunchTemplateRequest>, "LaunchTemplateData">>;
}

export interface SpotMix {
  /** Instances on demand that come first; 0 if absent. */
  readonly onDemandBase?: number;
  /** Percent of the others that are on demand; 0 if absent. */
  readonly onDemandPercent?: number;
  /** `price-capacity-optimized` if absent. */
  readonly allocation?: string;
}
