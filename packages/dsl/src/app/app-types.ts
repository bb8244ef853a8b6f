import type {
  CreateCapacityProviderRequest,
  CreateClusterRequest,
  ExecuteCommandConfiguration,
  ManagedStorageConfiguration,
} from "@stowage/model/ecs";
import type { Share } from "../service/service-types.js";

export interface ClusterOptions {
  /** The cluster is there already and is not ours: it is used, not created. */
  readonly existing?: boolean;
  /** CloudWatch Container Insights. */
  readonly containerInsights?: "disabled" | "enabled" | "enhanced";
  /** How ECS Exec encrypts and logs. */
  readonly exec?: ExecuteCommandConfiguration;
  /** The keys that encrypt the storage that ECS manages. */
  readonly managedStorage?: ManagedStorageConfiguration;
  /** The capacity providers that the cluster has, in this order; absent: those that its services and runs name. */
  readonly capacityProviders?: readonly string[];
  /**
   * What services and runs use whose task is made for no launch type or for Managed Instances, and that say no `capacity()`. A task's launch type
   * (`fargate()`, `ec2()`, `external()`) goes before it, as in ECS.
   */
  readonly defaultCapacity?: Readonly<Record<string, Share>>;
  /** The namespace of services that use Service Connect and name none; it is created if there is none. */
  readonly serviceConnectDefault?: string;
  /** Tags of the cluster. */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Members of the request as ECS has them, laid over what the other options say; for a member that the model does not know yet:
   * `{ … } as Partial<NewerRequest>`.
   */
  readonly raw?: Partial<CreateClusterRequest>;
}

export interface NamespaceOptions {
  /** The namespace is there already and is not ours: it is used, not created. An ARN always is. */
  readonly existing?: boolean;
  readonly description?: string;
}

/** A capacity provider of the app, without its name. */
export type CapacityProviderOptions = Omit<CreateCapacityProviderRequest, "name">;
