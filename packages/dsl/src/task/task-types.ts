import type { Compatibility, NetworkMode, OSFamily } from "@stowage/model/ecs";
import type { Err, Unavailable, Unless } from "../error-text.js";
import type { Launch } from "../launch.js";
import type { ArchFor } from "./fargate-size.js";

/** A method that chooses the launch type: once, and before the first container, which is typed by it. */
export type Choose<L extends Launch, C, T> = L extends "any"
  ? [keyof C] extends [never]
    ? T
    : Unavailable<"the launch type is chosen before the first container">
  : Unavailable<"the launch type is already chosen">;

/** `"ready"`, or why a task cannot become a service yet. */
export type Ready<C> = [keyof C] extends [never] ? Err<"this task has no container: add one with .container(name, …)"> : "ready";

/** `N`, or another type in its place, unless the task already has a container of that name. */
export type NewContainer<N extends string, C, T = N> = Unless<N, keyof C, Err<`container "${N}" is already declared`>, T>;

/** `N`, unless the task already has a volume of that name. */
export type NewVolume<N extends string, V extends string> = Unless<N, V, Err<`volume "${N}" is already declared`>, N>;

/** How a task runs on instances. */
export interface InstanceTask<O extends OSFamily, N extends NetworkMode> {
  /** In units, 1024 a vCPU; absent: what the containers say. */
  readonly cpu?: number;
  /** In MiB; absent: what the containers say. */
  readonly memory?: number;
  /** Absent: bridge on Linux, NAT on Windows. */
  readonly network?: N;
  readonly arch?: ArchFor<NoInfer<O>>;
  readonly os?: O;
}

/** How a task runs on Managed Instances. */
export interface ManagedTask {
  /** In units, 1024 a vCPU. */
  readonly cpu: number;
  /** In MiB. */
  readonly memory: number;
  /** `awsvpc` if absent. */
  readonly network?: "awsvpc" | "host";
  readonly arch?: "ARM64" | "X86_64";
}

/** Launch types that a definition can be made for beside its first; Fargate, which has the least, comes first if at all. */
export type AlsoFor = Exclude<Compatibility, "FARGATE">;

/** A volume on Amazon EFS. */
export interface EfsVolume {
  /** `fs-…` */
  readonly fileSystemId: string;
  /** The folder of the file system that is mounted; its root if absent. */
  readonly rootDirectory?: string;
  /** An access point, `fsap-…`; it needs encryption in transit, which is then switched on. */
  readonly accessPointId?: string;
  /** Use the task role to mount; it needs encryption in transit, which is then switched on. */
  readonly iam?: boolean;
  readonly transitEncryption?: boolean;
  readonly transitEncryptionPort?: number;
}

/** An action of IAM, `service:Action`, without wildcards: the policy that comes of it is exact. */
export type GrantAction<A extends string> = string extends A
  ? A
  : A extends `${string}*${string}` | `${string}?${string}`
    ? Err<`the action "${A}" has a wildcard; name each action`>
    : A extends `${string}:${string}`
      ? A
      : Err<`"${A}" is no action; write service:Action, such as s3:GetObject`>;

/** What an action is allowed on. */
export type GrantResource = "*" | `arn:${string}`;

export interface GrantOptions {
  /** IAM's condition: operator → key → value or values. */
  readonly condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}
