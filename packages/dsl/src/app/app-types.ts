import type { CreateCapacityProviderRequest, ExecuteCommandConfiguration } from "@stowage/model/ecs";

export interface ClusterOptions {
  /** The cluster is there already and is not ours: it is used, not created. */
  readonly existing?: boolean;
  /** CloudWatch Container Insights. */
  readonly containerInsights?: "disabled" | "enabled" | "enhanced";
  /** How ECS Exec encrypts and logs. */
  readonly exec?: ExecuteCommandConfiguration;
}

export interface NamespaceOptions {
  /** The namespace is there already and is not ours: it is used, not created. An ARN always is. */
  readonly existing?: boolean;
  readonly description?: string;
}

/** A capacity provider of the app, without its name. */
export type CapacityProviderOptions = Omit<CreateCapacityProviderRequest, "name">;
