import type { ContainerDefinition } from "@stowage/model/ecs";
import type { Saying } from "../say.js";

/** What the builder's launch types allow, as far as imports tell them apart. */
export type LaunchKind = "any" | "ec2" | "ec2-windows" | "external" | "fargate" | "fargate-windows" | "managed-instances";

/** What a task's types know when one of its containers is declared. */
export interface ContainerContext {
  readonly container: string;
  readonly launch: LaunchKind;
  /** The app's Region, which the compiler fills in where a log driver names none. */
  readonly region: string | undefined;
  /** The containers declared before, and what can be waited for of each. */
  readonly before: ReadonlyMap<string, ContainerFacts>;
  /** The names of ports declared before, those of this container included once they are said. */
  readonly ports: Set<string>;
  readonly volumes: ReadonlySet<string>;
}

export interface ContainerFacts {
  readonly healthy: boolean;
  readonly essential: boolean;
}

export type ContainerSaying = Saying<ContainerDefinition, ContainerContext>;

export function onFargate({ launch }: { readonly launch: LaunchKind }): boolean {
  return launch === "fargate" || launch === "fargate-windows";
}

export function onWindows({ launch }: { readonly launch: LaunchKind }): boolean {
  return launch === "ec2-windows" || launch === "fargate-windows";
}

/** On instances of one's own: neither on Fargate nor on Managed Instances. */
export function onOwnInstances({ launch }: { readonly launch: LaunchKind }): boolean {
  return !onFargate({ launch }) && launch !== "managed-instances";
}
