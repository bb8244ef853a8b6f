import type { FargateCpu, FargateMemory } from "@stowage/model";
import type { CPUArchitecture, OSFamily } from "@stowage/model/ecs";
import type { Err } from "../error-text.js";

/** The operating systems of Fargate. */
export type FargateOs = Extract<
  OSFamily,
  | "LINUX"
  | "WINDOWS_SERVER_2019_CORE"
  | "WINDOWS_SERVER_2019_FULL"
  | "WINDOWS_SERVER_2022_CORE"
  | "WINDOWS_SERVER_2022_FULL"
  | "WINDOWS_SERVER_2025_CORE"
  | "WINDOWS_SERVER_2025_FULL"
>;

/** The processor for an operating system: Windows has no ARM64. */
export type ArchFor<O extends OSFamily> = O extends "LINUX" ? CPUArchitecture : "X86_64";

/** A size that Fargate offers: the cpu (units) decides which memory (MiB) is valid. */
export interface FargateSize<C extends FargateCpu, O extends FargateOs> {
  readonly cpu: C;
  readonly memory: FargateMemory<NoInfer<C>>;
  /** Fargate has no other. */
  readonly network?: "awsvpc";
  /** X86_64 if absent. */
  readonly arch?: ArchFor<NoInfer<O>>;
  /** LINUX if absent. Windows comes with 1024, 2048 and 4096 units only. */
  readonly os?: O extends "LINUX" ? O : C extends 1024 | 2048 | 4096 ? O : Err<"Windows on Fargate has 1024, 2048 or 4096 cpu units">;
}
