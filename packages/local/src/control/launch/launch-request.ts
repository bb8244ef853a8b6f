import type {
  AwsVpcConfiguration,
  CapacityProviderStrategyItem,
  LaunchType,
  PlacementConstraint,
  PlacementStrategy,
  TaskOverride,
} from "@stowage/model/ecs";
import type { ClusterRow, TaskDefinitionRow } from "../../state/rows.js";

/** Tasks to start, with everything that decides where. */
export interface LaunchRequest {
  readonly cluster: ClusterRow;
  readonly definition: TaskDefinitionRow;
  readonly count: number;
  readonly launchType?: LaunchType | undefined;
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[] | undefined;
  readonly platformVersion?: string | undefined;
  readonly network?: AwsVpcConfiguration | undefined;
  /** `service:NAME` for a service's tasks; default `family:FAMILY`. */
  readonly group?: string | undefined;
  readonly startedBy?: string | undefined;
  readonly serviceArn?: string | undefined;
  readonly deploymentId?: string | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  readonly tags?: readonly { readonly key: string; readonly value: string }[] | undefined;
  readonly placementConstraints?: readonly PlacementConstraint[] | undefined;
  readonly placementStrategy?: readonly PlacementStrategy[] | undefined;
  /** Tasks that find no instance may wait for one in PROVISIONING, if their capacity provider brings instances. */
  readonly mayWait?: boolean | undefined;
  readonly why: string;
}
